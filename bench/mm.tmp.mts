import { openProject } from '/work/main/src/project/open-project.ts';
import { collectFlags } from '/work/main/src/project/flags.ts';
const { scan } = openProject({ cwd: process.argv[2] } as never);
for (const f of collectFlags(scan).values()) if (!/^[\w-]{3,}$/.test(f.key)) console.log(JSON.stringify(f.key), f.evaluations.slice(0, 2).map((e) => [e.in.file, e.evaluation.keys, e.evaluation.exactness, e.in.lines && e.evaluation.range]), f.overrides?.length);

import type { Place, ReportedFinding } from '../project/types.ts';
import type { Reporter } from './types.ts';

/** SARIF 2.1.0, for code scanning: findings as results, files that do not parse as notifications. */
const sarif: Reporter = (report, { write, version }) => {
  const rules = [...new Set(report.findings.map(({ rule }) => rule))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'unflag', semanticVersion: version, rules: rules.map((rule) => ({ id: `unflag/${rule}`, name: rule })) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'Root of the project' } } },
        results: report.findings.map((finding) => result(finding, rules.indexOf(finding.rule))),
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.problems.map(({ file, line, column, message }) => ({
              level: 'warning',
              message: { text: `This file does not parse and was left out: ${message}` },
              locations: [{ physicalLocation: { artifactLocation: artifact(file), region: { startLine: line, startColumn: column } } }],
            })),
          },
        ],
      },
    ],
  };
  write(`${JSON.stringify(log, null, 2)}\n`);
};

export default sarif;

const artifact = (file: string) => ({ uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' });

const physicalLocation = ({ file, line, column, endLine, endColumn }: Place) => ({
  artifactLocation: artifact(file),
  region: { startLine: line, startColumn: column, endLine, endColumn },
});

function result(finding: ReportedFinding, ruleIndex: number) {
  const { rule, severity, message, related = [], key } = finding;
  return {
    ruleId: `unflag/${rule}`,
    ruleIndex,
    level: severity === 'error' ? 'error' : 'warning',
    message: { text: message },
    locations: [{ physicalLocation: physicalLocation(finding) }],
    ...(related.length > 0
      ? { relatedLocations: related.map((other, id) => ({ id, message: { text: other.message }, physicalLocation: physicalLocation(other) })) }
      : {}),
    ...(finding.fingerprint === undefined ? {} : { partialFingerprints: { 'unflag/v1': finding.fingerprint } }),
    ...(key === undefined ? {} : { properties: { flag: key } }),
  };
}

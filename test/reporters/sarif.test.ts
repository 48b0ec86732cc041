import picocolors from 'picocolors';
import { expect, it } from 'vitest';
import type { Report, ReportedFinding } from '../../src/project/types.ts';
import sarif from '../../src/reporters/sarif.ts';

const FINDING: ReportedFinding = {
  rule: 'no-nested-flags',
  severity: 'error',
  messageId: 'nested',
  message: 'Nested',
  file: 'src/a b.ts',
  line: 3,
  column: 5,
  endLine: 4,
  endColumn: 1,
  key: 'new-nav',
  fingerprint: '0123456789abcdef',
  related: [{ file: 'src/a b.ts', line: 1, column: 1, endLine: 1, endColumn: 9, message: 'the outer one' }],
};
const REPORT: Report = {
  version: 1,
  asOf: '2026-11-22',
  files: 2,
  flags: [],
  dynamic: [],
  openQuestions: [],
  findings: [FINDING, { ...FINDING, rule: 'max-flag-branch', severity: 'warn' }],
  problems: [{ file: 'src/broken.ts', line: 2, column: 7, message: 'Unexpected token' }],
  skipped: [],
  warnings: [],
};

it('prints one run with rules, results and the files that do not parse', () => {
  let text = '';
  sarif(REPORT, {
    write: (part) => {
      text += part;
    },
    colors: picocolors.createColors(false),
    columns: 80,
    read: () => undefined,
    version: '1.2.3',
  });
  expect(JSON.parse(text)).toMatchInlineSnapshot(`
    {
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "runs": [
        {
          "columnKind": "utf16CodeUnits",
          "invocations": [
            {
              "executionSuccessful": true,
              "toolExecutionNotifications": [
                {
                  "level": "warning",
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "src/broken.ts",
                          "uriBaseId": "SRCROOT",
                        },
                        "region": {
                          "startColumn": 7,
                          "startLine": 2,
                        },
                      },
                    },
                  ],
                  "message": {
                    "text": "This file does not parse and was left out: Unexpected token",
                  },
                },
              ],
            },
          ],
          "originalUriBaseIds": {
            "SRCROOT": {
              "description": {
                "text": "Root of the project",
              },
            },
          },
          "results": [
            {
              "level": "error",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "src/a%20b.ts",
                      "uriBaseId": "SRCROOT",
                    },
                    "region": {
                      "endColumn": 1,
                      "endLine": 4,
                      "startColumn": 5,
                      "startLine": 3,
                    },
                  },
                },
              ],
              "message": {
                "text": "Nested",
              },
              "partialFingerprints": {
                "unflag/v1": "0123456789abcdef",
              },
              "properties": {
                "flag": "new-nav",
              },
              "relatedLocations": [
                {
                  "id": 0,
                  "message": {
                    "text": "the outer one",
                  },
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "src/a%20b.ts",
                      "uriBaseId": "SRCROOT",
                    },
                    "region": {
                      "endColumn": 9,
                      "endLine": 1,
                      "startColumn": 1,
                      "startLine": 1,
                    },
                  },
                },
              ],
              "ruleId": "unflag/no-nested-flags",
              "ruleIndex": 1,
            },
            {
              "level": "warning",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "src/a%20b.ts",
                      "uriBaseId": "SRCROOT",
                    },
                    "region": {
                      "endColumn": 1,
                      "endLine": 4,
                      "startColumn": 5,
                      "startLine": 3,
                    },
                  },
                },
              ],
              "message": {
                "text": "Nested",
              },
              "partialFingerprints": {
                "unflag/v1": "0123456789abcdef",
              },
              "properties": {
                "flag": "new-nav",
              },
              "relatedLocations": [
                {
                  "id": 0,
                  "message": {
                    "text": "the outer one",
                  },
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "src/a%20b.ts",
                      "uriBaseId": "SRCROOT",
                    },
                    "region": {
                      "endColumn": 9,
                      "endLine": 1,
                      "startColumn": 1,
                      "startLine": 1,
                    },
                  },
                },
              ],
              "ruleId": "unflag/max-flag-branch",
              "ruleIndex": 0,
            },
          ],
          "tool": {
            "driver": {
              "name": "unflag",
              "rules": [
                {
                  "id": "unflag/max-flag-branch",
                  "name": "max-flag-branch",
                },
                {
                  "id": "unflag/no-nested-flags",
                  "name": "no-nested-flags",
                },
              ],
              "semanticVersion": "1.2.3",
            },
          },
        },
      ],
      "version": "2.1.0",
    }
  `);
});

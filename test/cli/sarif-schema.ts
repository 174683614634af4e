/**
 * The part of SARIF 2.1.0 that Ferrule writes, as a schema that allows nothing else.
 *
 * Written after OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", section 3; narrower than the
 * standard's own schema in every point, so what is valid here is valid there.
 */
import { Ajv } from "ajv";
import addFormats from "ajv-formats";

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: "string" };
const count: Schema = { type: "integer", minimum: 0 };
const fromOne: Schema = { type: "integer", minimum: 1 };

/** An object with exactly these members; those whose name ends in `?` may be missing. */
function object(members: Readonly<Record<string, Schema>>): Schema {
  const names = Object.keys(members);
  return {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ""), members[name]])),
    required: names.filter((name) => !name.endsWith("?")),
  };
}

function list(items: Schema, minItems = 0): Schema {
  return { type: "array", items, minItems };
}

const bag: Schema = { type: "object", properties: { tags: { type: "array", items: text, uniqueItems: true } } };
const message = object({ text });
const multiformat = object({ text, "markdown?": text });
const artifactLocation = object({ uri: { type: "string", format: "uri-reference" }, "uriBaseId?": text });
const region = object({
  startLine: fromOne,
  startColumn: fromOne,
  endLine: fromOne,
  endColumn: fromOne,
  byteOffset: count,
  byteLength: count,
});
const physicalLocation = object({ artifactLocation, "region?": region });
const location = object({ physicalLocation, "id?": count, "message?": message });
const level: Schema = { enum: ["none", "note", "warning", "error"] };
const rule = object({
  id: text,
  name: text,
  shortDescription: multiformat,
  fullDescription: multiformat,
  help: multiformat,
  helpUri: { type: "string", format: "uri" },
  defaultConfiguration: object({ level, enabled: { type: "boolean" } }),
  properties: bag,
});
const fix = object({
  description: message,
  artifactChanges: list(
    object({
      artifactLocation,
      replacements: list(object({ deletedRegion: region, insertedContent: object({ text }) }), 1),
    }),
    1,
  ),
  properties: bag,
});
const result = object({
  ruleId: text,
  ruleIndex: count,
  level,
  message,
  locations: list(location, 1),
  partialFingerprints: { type: "object", additionalProperties: text, minProperties: 1 },
  "relatedLocations?": list(location, 1),
  "fixes?": list(fix, 1),
  "properties?": bag,
});
const sarifLog = object({
  $schema: { type: "string", format: "uri" },
  version: { const: "2.1.0" },
  runs: list(
    object({
      tool: object({
        driver: object({
          name: text,
          version: text,
          semanticVersion: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
          rules: { ...list(rule, 1), uniqueItems: true },
        }),
      }),
      invocations: list(
        object({
          executionSuccessful: { type: "boolean" },
          exitCode: { type: "integer" },
          "toolExecutionNotifications?": list(object({ level, message, locations: list(location) }), 1),
        }),
        1,
      ),
      originalUriBaseIds: {
        type: "object",
        additionalProperties: object({ uri: { type: "string", format: "uri", pattern: "/$" } }),
      },
      columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
      defaultEncoding: text,
      defaultSourceLanguage: text,
      results: list(result),
    }),
    1,
  ),
});

const ajv = new Ajv({ strict: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(sarifLog);

/** What is wrong with a SARIF log, one line each. */
export function sarifErrors(log: string): string[] {
  validate(JSON.parse(log));
  return (validate.errors ?? []).map(({ instancePath, message: says }) => `${instancePath} ${says}`);
}

/**
 * The entry that VS Code calls inside its extension host: runs the suite with mocha and writes what happened to the file
 * named by `FERRULE_TEST_REPORT`, after each test, so that a run that hangs still tells how far it came.
 */
import { writeFileSync } from "node:fs";
import Mocha from "mocha";

/** One line of the report. */
export interface TestResult {
  readonly title: string;
  readonly state: "passed" | "failed" | "skipped";
  readonly milliseconds: number;
  /** Message and stack of a failed test. */
  readonly error?: string;
}

/** The report as it stands in the file. `finished` is false while tests are still to come. */
export interface TestReport {
  finished: boolean;
  results: TestResult[];
}

/** Called by VS Code. Rejects when a test failed or none ran; VS Code then ends with an error. */
export async function run(): Promise<void> {
  const reportFile = process.env.FERRULE_TEST_REPORT;
  if (reportFile === undefined) throw new Error("FERRULE_TEST_REPORT names no file for the report.");
  const report: TestReport = { finished: false, results: [] };
  const save = () => writeFileSync(reportFile, JSON.stringify(report, undefined, 2));
  save();

  const mocha = new Mocha({ ui: "bdd", timeout: 60_000, reporter: class {} as never });
  // Defines `describe` and `it`, which the suite uses while it loads.
  mocha.suite.emit("pre-require", globalThis, "suite", mocha);
  await import("./suite.ts");

  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    const add = (test: Mocha.Runnable, state: TestResult["state"], error?: Error) => {
      const result = { title: test.fullTitle(), state, milliseconds: test.duration ?? 0 };
      report.results.push(error === undefined ? result : { ...result, error: error.stack ?? error.message });
      save();
    };
    runner.on("pass", (test) => add(test, "passed"));
    runner.on("pending", (test) => add(test, "skipped"));
    // Hooks fail here too; they are no tests, but what they break must be seen.
    runner.on("fail", (test: Mocha.Runnable, error: Error) => add(test, "failed", error));
  });
  report.finished = true;
  save();
  if (failures > 0) throw new Error(`${failures} tests failed.`);
  if (report.results.length === 0) throw new Error("The suite holds no test.");
}

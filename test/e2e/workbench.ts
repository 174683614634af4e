/**
 * A person at the workbench: opens a file of the sample crate, sees a squiggle, hovers, asks for fixes, takes the async one
 * and saves. Only mouse, keyboard and eyes are used; the file on disk has the last word.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import type { TestResult } from "../extension/index.ts";

/** What the play needs. `folder` holds a copy of the sample crate; `address` opens it with the extension. */
export interface Stage {
  readonly page: Page;
  readonly address: string;
  readonly folder: string;
  /** The folder for screenshots. */
  readonly screenshots: string;
  /** Where the extension runs: beside the files, or in the page's web worker, which sees no manifest. */
  readonly host: "node" | "browser";
}

const FILE = "src/async_api.rs";
const FUNCTION = "tinykv_set_and_wait";

/** Milliseconds for a slow machine to show something. Each wait ends after them. */
const PATIENCE = 60_000;

/** Plays all steps in order. After a failed step the rest is skipped, and a screenshot shows where it stood. */
export async function playWorkbench(stage: Stage): Promise<TestResult[]> {
  stage.page.setDefaultTimeout(PATIENCE);
  const results: TestResult[] = [];
  let failed = false;
  // Without a manifest another shim is written, so the play in the browser ends with the offer.
  const steps =
    stage.host === "node"
      ? STEPS
      : STEPS.slice(
          0,
          STEPS.findIndex(({ play }) => play === takeFix),
        );
  for (const [index, step] of steps.entries()) {
    const title = stage.host === "node" ? step.title : `in a browser: ${step.title}`;
    if (failed) {
      results.push({ title, state: "skipped", milliseconds: 0 });
      continue;
    }
    const started = performance.now();
    const path = (ending: string) =>
      join(
        stage.screenshots,
        `${stage.host}-${index + 1}-${step.title.replace(/\W+/g, "-").toLowerCase()}${ending}.png`,
      );
    try {
      await step.play(stage);
      await stage.page.screenshot({ path: path("") });
      results.push({ title, state: "passed", milliseconds: performance.now() - started });
    } catch (error) {
      failed = true;
      await stage.page.screenshot({ path: path("-failed") }).catch(() => {});
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
      results.push({ title, state: "failed", milliseconds: performance.now() - started, error: words });
    }
  }
  return results;
}

interface Step {
  readonly title: string;
  readonly play: (stage: Stage) => Promise<void>;
}

const STEPS: readonly Step[] = [
  {
    title: "open a file",
    async play({ page, address }) {
      await page.goto(address);
      await page.locator(".monaco-workbench .part.editor").waitFor();
      const tree = page.locator(".explorer-folders-view");
      await tree.locator(".monaco-list-row", { hasText: /^src$/ }).click();
      await tree.locator(".monaco-list-row", { hasText: "async_api.rs" }).dblclick();
      await page.locator(".tab.active", { hasText: "async_api.rs" }).waitFor();
    },
  },
  {
    title: "see the squiggle",
    async play({ page }) {
      await page.locator(".squiggly-error").first().waitFor();
    },
  },
  {
    title: "hover over the exported async fn",
    async play({ page, folder }) {
      await goTo(page, folder, `pub async extern "C" fn ${FUNCTION}`, "pub ".length);
      const hover = page.locator(".monaco-hover:visible", { hasText: "async-extern-fn" });
      await hoverUntil(page, word(page, FUNCTION, "async"), hover);
    },
  },
  {
    title: "hover over the ABI",
    async play({ page }) {
      await dismissHover(page);
      const hover = page.locator(".monaco-hover:visible", { hasText: /unwind/i });
      await hoverUntil(page, word(page, FUNCTION, '"C"'), hover);
    },
  },
  {
    title: "ask for fixes",
    async play({ page }) {
      await dismissHover(page);
      await word(page, FUNCTION, "async").click();
      await page.locator(".monaco-editor.focused").waitFor();
      await page.keyboard.press("Control+.");
      await page.locator(".action-widget .monaco-list-row", { hasText: "Wrap" }).first().waitFor();
    },
  },
  {
    title: "take the async fix",
    play: takeFix,
  },
  {
    title: "save and read the file from disk",
    async play({ page, folder }) {
      await page.keyboard.press("Control+S");
      await page.locator(".tab.active:not(.dirty)", { hasText: "async_api.rs" }).waitFor();
      const text = await readFile(join(folder, FILE), "utf8");
      if (!new RegExp(`^pub (unsafe )?extern "C" fn ${FUNCTION}\\b`, "m").test(text)) {
        throw new Error(`No synchronous ${FUNCTION} in the saved file:\n${text}`);
      }
      if (new RegExp(`async (unsafe )?extern "C" fn ${FUNCTION}\\b`).test(text)) {
        throw new Error(`${FUNCTION} is still an async extern fn in the saved file.`);
      }
      await goTo(page, folder, `extern "C" fn ${FUNCTION}`, 0);
    },
  },
];

async function takeFix({ page }: Stage): Promise<void> {
  // The arrow keys, because the menu shields itself against the mouse that opened it.
  const chosen = page.locator(".action-widget .monaco-list-row.focused", { hasText: "Wrap" });
  for (let row = 0; row < 20 && !(await chosen.isVisible()); row++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".tab.active.dirty", { hasText: "async_api.rs" }).waitFor();
}

/** Puts the cursor at `text` of the file on disk, plus `offset` characters, by the editor's own "go to line". */
async function goTo(page: Page, folder: string, text: string, offset: number): Promise<void> {
  const lines = (await readFile(join(folder, FILE), "utf8")).split("\n");
  const line = lines.findIndex((each) => each.includes(text));
  if (line < 0) throw new Error(`${FILE} holds no \`${text}\`.`);
  const column = (lines[line] ?? "").indexOf(text) + offset;
  await page.keyboard.press("Control+G");
  await page.locator(".quick-input-widget input[type=text]").fill(`:${line + 1}:${column + 1}`);
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}

/** A coloured piece of the line that holds `lineText`, whose own text is `text`. */
function word(page: Page, lineText: string, text: string): Locator {
  // The editor draws spaces as no-break spaces, so a line is found by one word.
  return page.locator(".view-line", { hasText: lineText }).locator("span span", { hasText: text }).first();
}

/** Moves the mouse onto `target` until `hover` shows; the editor drops a hover when anything else moves. */
async function hoverUntil(page: Page, target: Locator, hover: Locator): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    await target.hover();
    try {
      await hover.first().waitFor({ timeout: 5_000 });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await dismissHover(page);
    }
  }
}

async function dismissHover(page: Page): Promise<void> {
  await page.mouse.move(5, 5);
  await page.keyboard.press("Escape");
}

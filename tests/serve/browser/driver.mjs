// Drives Chromium for the tests: one JSON array a line in, [operation, page, ...about]; one JSON object a line out.
// Every page lives in a context of its own, as if each sat at another machine.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const [executablePath, address, ...more] = process.argv.slice(2);
const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", ...more];
const browser = await chromium.launch({ executablePath, args });
const pages = new Map();
const strangers = new Set();
const faults = [];
const WITHIN = 20_000;

// What a person reads: the terminal's rows where there is one, else the text of the page.
const read = () => {
  const terminal = window.startex && window.startex.terminal;
  if (!terminal) {
    return document.body.innerText;
  }
  const rows = [];
  for (let at = 0; at < terminal.rows; at += 1) {
    const line = terminal.buffer.active.getLine(at);
    rows.push(line ? line.translateToString(true) : "");
  }
  return rows.join("\n");
};

const pause = (length) => new Promise((go) => setTimeout(go, length));

// The text once any of these words are read, line ends and repeated blanks apart; null when they are not in time.
const seen = async (page, words, within) => {
  const until = Date.now() + within;
  for (;;) {
    const text = await page.evaluate(read).catch(() => "");
    const plain = text.replace(/\s+/g, " ");
    if (words.some((one) => plain.includes(one))) {
      return text;
    }
    if (Date.now() > until) {
      return null;
    }
    await pause(60);
  }
};

// Whether the cursor of the dialog is on the row with these words: its ground is not that of the dialog's rule.
// Only rows inside the frame count; what lies beneath may hold the same words.
const lit = (words) => {
  const terminal = window.startex.terminal;
  const lines = [...Array(terminal.rows).keys()].map((at) => terminal.buffer.active.getLine(at));
  const rows = lines.map((line) => line.translateToString(true));
  const top = rows.findIndex((row) => row.includes("╭─"));
  const end = rows.findIndex((row) => row.includes("╰─"));
  const left = rows[top] ? rows[top].indexOf("╭") : 0;
  const ground = (sought) => {
    const at = rows.findIndex((row, n) => n > top && n < end && row.slice(left).includes(sought));
    return at < 0 ? undefined : lines[at].getCell(rows[at].indexOf(sought, left)).getBgColor();
  };
  const [row, rule] = [ground(words), ground("────")];
  return row !== undefined && rule !== undefined && row !== rule;
};

const operations = {
  async open(name, width, height, about = {}) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: "dark", ...about });
    const page = await context.newPage();
    page.on("request", (asked) => asked.url().startsWith(address) || strangers.add(asked.url()));
    page.on("pageerror", (error) => faults.push(`${name}: ${error.message}`));
    page.on("console", (said) => said.type() === "error" && faults.push(`${name}: ${said.text()}`));
    page.setDefaultTimeout(WITHIN);
    pages.set(name, page);
  },
  goto: (page, where) => page.goto(where).then(() => null),
  reload: (page) => page.reload().then(() => null),
  press: async (page, ...keys) => {
    for (const key of keys) {
      await page.keyboard.press(key);
    }
  },
  type: (page, words) => page.keyboard.type(words),
  fill: (page, label, words) => page.getByLabel(label).fill(words),
  check: (page, label) => page.getByLabel(label).check(),
  click: (page, role, name) => page.getByRole(role, { name }).first().click(),
  unfold: (page, title) => page.locator("summary", { hasText: title }).first().click(),
  read: (page) => page.evaluate(read),
  path: (page) => new URL(page.url()).pathname + new URL(page.url()).hash,
  picture: (page, path, about = {}) => page.screenshot({ path, ...about }).then(() => null),
  async wait(page, ...words) {
    const text = await seen(page, words, WITHIN);
    if (text === null) {
      throw new Error(`“${words.join("” or “")}” never came; the page reads:\n${await page.evaluate(read)}`);
    }
    return text;
  },
  // Whether these words are read within so many milliseconds.
  // Whether the whole page stands in its window, with nothing to scroll to.
  fits: (page) => page.evaluate(() => document.documentElement.scrollHeight <= innerHeight),
  reads: async (page, words, within) => (await seen(page, [words], within)) !== null,
  // In a dialog: the cursor down to the row with these words, then a key.
  async choose(page, words, key) {
    for (let tries = 0; tries < 40; tries += 1) {
      // Twice, because a frame may come in two pieces.
      if ((await page.evaluate(lit, words)) && (await pause(60), await page.evaluate(lit, words))) {
        return page.keyboard.press(key);
      }
      await page.keyboard.press("ArrowDown");
      await pause(120);
    }
    throw new Error(`the cursor never came to “${words}”; the page reads:\n${await page.evaluate(read)}`);
  },
  // As choose, and the text of the file that the page then saves.
  async saves(page, words) {
    const [file] = await Promise.all([page.waitForEvent("download"), operations.choose(page, words, "Enter")]);
    return readFile(await file.path(), "utf8");
  },
  // Until the first row is another one: the console has drawn what its key did.
  async changes(page, row) {
    const until = Date.now() + WITHIN;
    while ((await page.evaluate(read)).split("\n")[0] === row) {
      if (Date.now() > until) {
        throw new Error(`nothing has moved; the first row is still ${row}`);
      }
      await pause(60);
    }
  },
};

async function perform([operation, name, ...about]) {
  if (operation === "open") {
    return operations.open(name, ...about);
  }
  if (operation === "ledger") {
    return { strangers: [...strangers], faults };
  }
  return operations[operation](pages.get(name), ...about);
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await perform(JSON.parse(line)).then(
    (given) => ({ given: given ?? null }),
    (error) => ({ error: error.message }),
  );
  process.stdout.write(JSON.stringify(answer) + "\n");
}
await browser.close();

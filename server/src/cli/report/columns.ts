/**
 * How source text looks in a terminal: how many columns it takes, and what stands in for what cannot be shown.
 *
 * Tabs take four columns, as in rustc. Control characters and those that change the direction of text are replaced, so
 * that a source file can neither move the cursor nor disguise itself.
 */

const TAB = "    ";

const SPECIAL = /[^\x20-\x7e]/;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /\p{Mn}|\p{Me}|[\u200b\u200c]|\u200d/u;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

export interface Shown {
  readonly text: string;
  /** Columns of a terminal. */
  readonly width: number;
}

/** The text as it is printed, and its width. */
export function show(text: string): Shown {
  if (!SPECIAL.test(text)) return { text, width: text.length };
  let out = "";
  let width = 0;
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    if (char === "\t") {
      out += TAB;
      width += TAB.length;
    } else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) {
      out += code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? "\u2421" : "\ufffd";
      width++;
    } else if (DIRECTION.test(char)) {
      out += "\ufffd";
      width++;
    } else {
      out += char;
      width += NO_WIDTH.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
    }
  }
  return { text: out, width };
}

/** The name a pattern stands for where no pattern is allowed: `mut x`, `&x`, `(x)` → `x`; undefined when there is no one name. */
export function patternName(pattern: string): string | undefined {
  const plain = pattern.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, " ").trim();
  const inner = /^\(\s*([^,()]*?)\s*\)$/.exec(plain)?.[1] ?? plain;
  const name = /^(?:&\s*|\b(?:mut|ref|box)\b\s*)*((?:r#)?[\p{XID_Start}_][\p{XID_Continue}]*)\s*(?:@.*)?$/su.exec(
    inner,
  )?.[1];
  return name === undefined || /^(?:_|self|mut|ref)$/.test(name) ? undefined : name;
}

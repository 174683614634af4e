/**
 * Our parser of bodies: how texts are grouped, beside tree-sitter's grammar where both accept the text, and on damaged text.
 *
 * `FERRULE_RUST=folder` compares the function bodies of a folder's Rust files too.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { Language, Parser } from "web-tree-sitter";
import type { BodyNode } from "../../server/src/facts/expression.ts";
import { parseArguments, parseBody, parseExpression } from "../../server/src/syntax/expressions.ts";
import { parseSlice } from "../../server/src/syntax/lower.ts";
import { childrenOf, walkExpressions } from "../../server/src/syntax/walk.ts";
import { sliceText } from "../../server/src/text/document.ts";
import { disagreements, MISREAD, ourLines, theirLines } from "../support/expression-trees.ts";
import { printNode } from "../support/print-expression.ts";

const root = join(import.meta.dirname, "../..");

/** Text and how it is grouped; text that begins with `{` and holds statements is read as a body. */
const CASES: Readonly<Record<string, readonly (readonly [text: string, printed: string])[]>> = {
  "literals keep their text and suffix": [
    ["1u8", "1~u8"],
    ["0xffu8", "0xff~u8"],
    ["0b1_0u8", "0b1_0~u8"],
    ["1e10f64", "1e10~f64"],
    ["1e-5", "1e-5"],
    ["1.5e-3f32", "1.5e-3~f32"],
    ["0xE+1", "(+ 0xE 1)"],
    ["1.", "1."],
    ["1..2", "(.. 1 2)"],
    ["1.max(2)", "(.max() 1 2)"],
    ["1.0.sqrt()", "(.sqrt() 1.0)"],
    ["2f32", "2~f32"],
    ["b'a'", "b'a'"],
    ['b"x"', 'b"x"'],
    ['cr"x"', 'cr"x"'],
    ['r#"a"b"#', 'r#"a"b"#'],
    ['"a"suffix', '"a"~suffix'],
    ["true", "true"],
    ["'\\n'", "'\\n'"],
    ["-1i8", "(- 1~i8)"],
  ],
  paths: [
    ["f", "f"],
    ["::a::b", "::a::b"],
    ["crate::f", "crate::f"],
    ["Self::NEW", "Self::NEW"],
    ["f::<u8, 4>", "f<u8,4>"],
    ["Vec::<u8>::new", "Vec::new"],
    ["<T as Tr>::f", "<T>{Tr}::f"],
    ["<[u8]>::len", "<[u8]>::len"],
    ["<T>::f::<u8>", "<T>::f<u8>"],
    ["r#match", "match"],
  ],
  "operators bind as the Reference says": [
    ["a + b * c", "(+ a (* b c))"],
    ["a - b - c", "(- (- a b) c)"],
    ["a * b / c % d", "(% (/ (* a b) c) d)"],
    ["a << b + c", "(<< a (+ b c))"],
    ["a & b ^ c & d", "(^ (& a b) (& c d))"],
    ["a ^ b | c ^ d", "(| (^ a b) (^ c d))"],
    ["a == b | c", "(== a (| b c))"],
    ["a == b && c != d || e", "(|| (&& (== a b) (!= c d)) e)"],
    ["a <= b >> c", "(<= a (>> b c))"],
    ["a >= b", "(>= a b)"],
    ["-a * b", "(* (- a) b)"],
    ["a & &b", "(& a (& b))"],
    ["a && &b", "(&& a (& b))"],
    ["a &&& b", "(&& a (& b))"],
    ["a || b && c", "(|| a (&& b c))"],
  ],
  "ranges and assignments": [
    ["..", "(.. _ _)"],
    ["..b", "(.. _ b)"],
    ["a..", "(.. a _)"],
    ["..=b", "(..= _ b)"],
    ["a..=b", "(..= a b)"],
    ["a..b + c", "(.. a (+ b c))"],
    ["a || b..c", "(.. (|| a b) c)"],
    ["x[..]", "(index x (.. _ _))"],
    ["x[1..]", "(index x (.. 1 _))"],
    ["a = b = c", "(= a (= b c))"],
    ["a += b..c", "(+= a (.. b c))"],
    ["a <<= b", "(<<= a b)"],
    ["a >>= 1", "(>>= a 1)"],
    ["a |= b", "(|= a b)"],
    ["_ = f()", "(= _ (call f))"],
    ["(a, _) = b", "(= (tuple a _) b)"],
    ["[a, ..] = b", "(= (array a (.. _ _)) b)"],
    ["S { a, .. } = b", "(= (struct S a ..) b)"],
  ],
  "prefix operators and casts": [
    ["!a == b", "(== (! a) b)"],
    ["*a.b", "(* (.b a))"],
    ["&mut *a", "(&mut (* a))"],
    ["&&a", "(& (& a))"],
    ["-a.b()", "(- (.b() a))"],
    ["-a as u8 + b", "(+ (as (- a) u8) b)"],
    ["a as u8 as u16", "(as (as a u8) u16)"],
    ["a as u8 <= b", "(<= (as a u8) b)"],
    ["a as usize + 1", "(+ (as a usize) 1)"],
    ["a as *mut c_void == b", "(== (as a *mut c_void) b)"],
    ['a as extern "C" fn(u8) -> u8', '(as a extern "C" fn(u8) -> u8)'],
    ["&raw const x.y", "(&raw-const (.y x))"],
    ["&raw mut *p", "(&raw-mut (* p))"],
  ],
  "calls, fields, postfixes": [
    ["f()", "(call f)"],
    ["f(a,)", "(call f a)"],
    ["f(a, b)(c)", "(call (call f a b) c)"],
    ["x.f::<T>(a)", "(.f<T>() x a)"],
    ["x.0", "(.0 x)"],
    ["x.0.1", "(.1 (.0 x))"],
    ["x.0.1.2", "(.2 (.1 (.0 x)))"],
    ["x[0][1]", "(index (index x 0) 1)"],
    ["(x.f)(a)", "(call (paren (.f x)) a)"],
    ["x.f()?.g", "(.g (? (.f() x)))"],
    ["x.await?", "(? (await x))"],
    ["x.r#await", "(.await x)"],
    ["*p = 1", "(= (* p) 1)"],
    ["f(#[cfg(x)] a, b)", "(call f #cfg a b)"],
  ],
  "lists and structs": [
    ["(a)", "(paren a)"],
    ["(a,)", "(tuple a)"],
    ["()", "(tuple)"],
    ["(a, b)", "(tuple a b)"],
    ["[]", "(array)"],
    ["[a, b,]", "(array a b)"],
    ["[0u8; N + 1]", "(repeat 0~u8 (+ N 1))"],
    ["S {}", "(struct S)"],
    ["S { a: 1, b, ..c }", "(struct S a:1 b ..c)"],
    ["S { 0: x }", "(struct S 0:x)"],
    ["a::S::<T> { x }", "(struct a::S<T> x)"],
    ["S { #[cfg(y)] a: 1 }", "(struct S #cfg a:1)"],
  ],
  closures: [
    ["|a, &b, (c, d): T, #[x] e: u8| a", "(closure |a (& b) (tuple c d): T #x e: u8| a)"],
    ["||a || b", "(closure || (|| a b))"],
    ["|x| x + 1", "(closure |x| (+ x 1))"],
    ["|x: u8| a | b", "(closure |x: u8| (| a b))"],
    ["|x| -> u8 { x }", "(closure |x| -> u8 (block x))"],
    ["move || a", "(closure move || a)"],
    ["async move |x| x", "(closure async move |x| x)"],
    ["use || a", "(closure || a)"],
    ["static || yield 1", "(closure static || (yield 1))"],
    ["for<'a> |x: &'a u8| -> &'a u8 { x }", "(closure |x: &'a u8| -> &'a u8 (block x))"],
    ["f(|x| x, y)", "(call f (closure |x| x) y)"],
  ],
  blocks: [
    ["{ a; b }", "(block (; a) b)"],
    ["{ a; b; }", "(block (; a) (; b))"],
    ["unsafe { f() }", "(unsafe (call f))"],
    ["async { a }", "(async a)"],
    ["async move { a }", "(async move a)"],
    ["const { 1 }", "(const 1)"],
    ["try { a? }", "(try (? a))"],
    ["'a: { break 'a 1 }", "('a:block (break 'a 1))"],
    ["'r#if: { break 'r#if 1 }", "('r#if:block (break 'r#if 1))"],
    ["{ #![allow(x)] a }", "(block #allow a)"],
  ],
  conditions: [
    ["if a { b } else if c { d } else { e }", "(if a (block b) (if c (block d) (block e)))"],
    ["if a == B {}", "(if (== a B) (block))"],
    ["if (S { a: 1 }) == b {}", "(if (== (paren (struct S a:1)) b) (block))"],
    ["if x.f(S { a }) {}", "(if (.f() x (struct S a)) (block))"],
    ["if let Some(x) = y {}", "(if (let (Some x) = y) (block))"],
    ["if let A = b && c == d && let E = f {}", "(if (&& (&& (let A = b) (== c d)) (let E = f)) (block))"],
    ["while let Some(x) = it.next() { f(x) }", "(while (let (Some x) = (.next() it)) (block (call f x)))"],
  ],
  "loops and jumps": [
    ["'a: while a { continue 'a }", "('a:while a (block (continue 'a)))"],
    ["for (a, b) in c.iter() {}", "(for (tuple a b) (.iter() c) (block))"],
    ["'x: for i in 0.. {}", "('x:for i (.. 0 _) (block))"],
    ["loop { break 1 + 2 }", "(loop (block (break (+ 1 2))))"],
    ["break 'a (b, c)", "(break 'a (tuple b c))"],
    ["return", "(return)"],
    ["return a + b", "(return (+ a b))"],
    ["a = return", "(= a (return))"],
    ["while break {}", "(while (break) (block))"],
  ],
  "arms end as the compiler ends them": [
    [
      "match x { A => b, B { .. } => {} C if d => e, _ => {} }",
      "(match x (=> A b) (=> (struct B ..) (block)) (=> C if d e) (=> _ (block)))",
    ],
    ["match x { A => {} - 1 => 2 }", "(match x (=> A (block)) (=> -1 2))"],
    ["match x { _ => {}.f(), }", "(match x (=> _ (.f() (block))))"],
    ["match x { #[cfg(y)] A => b }", "(match x #cfg (=> A b))"],
    [
      "match x { Some(n) if let Ok(m) = n && m > 1 => m, _ => return }",
      "(match x (=> (Some n) if (&& (let (Ok m) = n) (> m 1)) m) (=> _ (return)))",
    ],
    ["match S { _ => a }", "(match S (=> _ a))"],
  ],
  patterns: [
    [
      "match x { | A | B => a, 1 | -2 => a, 3..=4 => b, ..=5 => c, 6.. => d, A::B..=C => f, b'a'..b'z' => g }",
      "(match x (=> (| A B) a) (=> (| 1 -2) a) (=> (..= 3 4) b) (=> (..= _ 5) c) (=> (.. 6 _) d) (=> (..= A::B C) f) (=> (.. b'a' b'z') g))",
    ],
    [
      "match x { ref a => a, mut b => b, ref mut c => c, d @ (1 | 2) => d, e @ 1.. => e, _ => f }",
      "(match x (=> ref a a) (=> mut b b) (=> ref mut c c) (=> (@ d (paren (| 1 2))) d) (=> (@ e (.. 1 _)) e) (=> _ f))",
    ],
    [
      "match x { &y => a, &mut z => b, &&w => c, (a, .., b) => d, (a,) => e, (a) => f, () => g }",
      "(match x (=> (& y) a) (=> (&mut z) b) (=> (& (& w)) c) (=> (tuple a .. b) d) (=> (tuple a) e) (=> (paren a) f) (=> (tuple) g))",
    ],
    ["match x { [a, rest @ .., b] => a, [] => b }", "(match x (=> (slice a (@ rest ..) b) a) (=> (slice) b))"],
    [
      "match x { S { a: 1, b, ref c, mut d, 0: e, .. } => a, T(..) => b, U => c, a::V => d, Self => e }",
      "(match x (=> (struct S a:1 b ref c mut d 0:e ..) a) (=> (T ..) b) (=> U c) (=> a::V d) (=> Self e))",
    ],
    [
      'match x { m!(x) => c, const { 1 } => d, <T>::C => e, "s" => f, true => g }',
      '(match x (=> (m! (x)) c) (=> (const 1) d) (=> <T>::C e) (=> "s" f) (=> true g))',
    ],
  ],
  "macros of known input hold expressions": [
    ['println!("{}", a + 1)', '(println! "{}" (+ a 1))'],
    ["vec![f(); 3]", "(vec! (call f) 3)"],
    ["vec![a, b]", "(vec! a b)"],
    ["matches!(x, A | B if c)", "(matches! (| A B) x c)"],
    ['assert!(unsafe { f() } == 0, "x")', '(assert! (== (unsafe (call f)) 0) "x")'],
    ['format!("{x}", x = f(y))', '(format! "{x}" (= x (call f y)))'],
    ["std::ptr::addr_of!(S.x)", "(std::ptr::addr_of! (.x S))"],
    ["println!(a => b)", "(println! (a => b))"],
    ["foo!(a => b)", "(foo! (a => b))"],
    ["a::b!{ c }", "(a::b! { c })"],
  ],
  "words that are keywords in some places only": [
    ["union + auto", "(+ union auto)"],
    ["default(raw)", "(call default raw)"],
    ["safe { a: 1 }", "(struct safe a:1)"],
    ["&raw", "(& raw)"],
    ["&raw + 1", "(+ (& raw) 1)"],
    ["async + 1", "(+ async 1)"],
    ["try", "try"],
    ["if async { a }", "(if async (block a))"],
    ["if try { a }", "(if try (block a))"],
    ["dyn::f", "dyn::f"],
    ["gen.x", "(.x gen)"],
    ["yield_", "yield_"],
    [
      "{ union = 1; auto.f(); default(); safe + 1; raw[0]; async; gen = 2; union { a: 1 }; union as u8; macro_rules(a); }",
      "(block (; (= union 1)) (; (.f() auto)) (; (call default)) (; (+ safe 1)) (; (index raw 0)) (; async) (; (= gen 2)) (; (struct union a:1)) (; (as union u8)) (; (call macro_rules a)))",
    ],
    [
      "match x { union => auto, default | raw => safe, async => dyn }",
      "(match x (=> union auto) (=> (| default raw) safe) (=> async dyn))",
    ],
  ],
  statements: [
    [
      "{ let x; let mut y: u8 = 1; let (a, ref b) = c else { return }; }",
      "(block (let x) (let mut y : u8 = 1) (let (tuple a ref b) = c else (block (return))))",
    ],
    [
      "{ #[cfg(x)] let a = 1; #[y] f(); #[z] { a } #[w] b }",
      "(block #cfg (let a = 1) #y (; (call f)) #z (block a) #w b)",
    ],
    ["{ ;; a }", "(block (;) (;) a)"],
    [
      '{ fn g() {} struct S; use a::b; const N: u8 = 1; static S: u8 = 1; type T = u8; impl T {} trait X {} enum E {} mod m {} extern "C" { fn f(); } macro_rules! m { () => {} } union U { a: u8 } }',
      "(block (item fn g) (item struct S) (item use) (item const N) (item static S) (item type T) (item impl) (item trait X) (item enum E) (item mod m) (item extern-block) (item other) (item union U))",
    ],
    [
      '{ unsafe fn g() {} async fn h() {} const fn i() {} extern "C" fn j() {} pub fn k() {} unsafe impl A for B {} const unsafe fn n() {} #[inline] fn o() {} }',
      "(block (item fn g) (item fn h) (item fn i) (item fn j) (item fn k) (item impl) (item fn n) (item fn o))",
    ],
    [
      "{ static || 1; const || 2; static move || 3; async || 4; }",
      "(block (; (closure static || 1)) (; (closure const || 2)) (; (closure static move || 3)) (; (closure async || 4)))",
    ],
  ],
  "what ends a statement without a semicolon": [
    ["{ unsafe { f() } *p = 1; }", "(block (unsafe (call f)) (; (= (* p) 1)))"],
    ["{ if a { b } else { c } - 1 }", "(block (if a (block b) (block c)) (- 1))"],
    ["{ if a { b } else { c }.f(); }", "(block (; (.f() (if a (block b) (block c)))))"],
    ["{ match x {} (a, b) }", "(block (match x) (tuple a b))"],
    ["{ {} [1, 2] }", "(block (block) (array 1 2))"],
    ["{ unsafe { p }.f()? + 1 }", "(block (+ (? (.f() (unsafe p))) 1))"],
    ["{ loop {} & a }", "(block (loop (block)) (& a))"],
    ["{ foo! { a } - 1 }", "(block (foo! { a }) (- 1))"],
    ["{ foo! { a }.b }", "(block (.b (foo! { a })))"],
    ["{ foo!(a) - 1 }", "(block (- (foo! (a)) 1))"],
    ["{ async {}.await }", "(block (await (async)))"],
  ],
  "damage stays in its statement": [
    ["{ a b; c }", "(block a (; b) c BROKEN)"],
    ["{ f(a; g(b) }", "(block (; (call f a)) (call g b) BROKEN)"],
    ["{ ) a }", "(block UNKNOWN<)> a BROKEN)"],
    ["{ a ] ; b }", "(block a (; UNKNOWN<]>) b BROKEN)"],
    ["{ let = 3; a }", "(block (let UNKNOWN<> = 3) a BROKEN)"],
    ["{ let x = ; a }", "(block (let x = UNKNOWN<>) a BROKEN)"],
    ["{ x.; y }", "(block (; (. x)) y BROKEN)"],
    ["{ f(#) }", "(block (call f UNKNOWN<>) BROKEN)"],
    ["{ match x { a, b => c } }", "(block (match x (=> b c)) BROKEN)"],
    ["{ fn a( }", "(block (item fn a) BROKEN)"],
    ["{ S { a: , b } }", "(block (struct S a:UNKNOWN<> b) BROKEN)"],
    ["{ S { ..a, b } }", "(block (struct S ..a) BROKEN)"],
    ["{ if a }", "(block (if a (block BROKEN)) BROKEN)"],
    ["{ x::<u8 }", "(block x<u8> BROKEN)"],
    ['{ "unclosed }', '(block "unclosed } BROKEN)'],
    ["{ f(a b) }", "(block (call f a) BROKEN)"],
  ],
};

function parse(text: string): BodyNode {
  const range = { start: 0, end: text.length };
  return text.startsWith("{") ? parseBody(text, range) : parseExpression(text, range);
}

for (const [title, cases] of Object.entries(CASES)) {
  describe(title, () => {
    for (const [text, printed] of cases) {
      test(text, () => {
        expect(printNode(text, parse(text))).toBe(printed);
      });
    }
  });
}

describe("ranges", () => {
  test("are offsets in the whole text, and the range given is all that is read", () => {
    const text = "fn f() { g(1) } fn h() {}";
    const body = parseBody(text, { start: 7, end: 15 });
    expect([body.start, body.end, body.brace, body.broken]).toEqual([7, 15, 7, false]);
    expect(printNode(text, body)).toBe("(block (call g 1))");
    expect(printNode(text, parseExpression(text, { start: 11, end: 12 }))).toBe("1");
  });

  test("a value that cannot be read to its end is unknown", () => {
    for (const text of ["1 2", "f(a b)", "", "let", "1 +"]) expect(parse(text).kind, text).toBe("unknown");
  });

  test("the input of any macro can be asked for as expressions", () => {
    const text = 'log!(target, "{}", f(x),)';
    const args = parseArguments(text, { start: 4, end: text.length });
    expect(args?.map((arg) => printNode(text, arg))).toEqual(["target", '"{}"', "(call f x)"]);
    expect(args?.[0]).toMatchObject({ start: 5, end: 11 });
    expect(parseArguments("m!(a => b)", { start: 2, end: 10 })).toBeUndefined();
    expect(parseArguments("m!()", { start: 2, end: 4 })).toEqual([]);
  });

  test("labels and words before a block belong to it, attributes do not", () => {
    const text = "{ #[x] 'a: unsafe { b } }";
    const block = childrenOf(childrenOf(parse(text))[0] as BodyNode)[0] as BodyNode;
    expect(block).toMatchObject({ kind: "block", form: "unsafe", start: 7, end: 23, brace: 18 });
    expect(block).toMatchObject({ keyword: { start: 11, end: 17 }, label: { text: "'a" } });
  });

  test("parentheses of calls", () => {
    expect(parse("a.f::<T>( b )")).toMatchObject({ method: { start: 2, end: 3 }, argumentList: { start: 8, end: 13 } });
    expect(parse("f (b)")).toMatchObject({ argumentList: { start: 2, end: 5 } });
  });
});

describe("walking", () => {
  test("enters and leaves in the order of the text, and passes over what it is told to", () => {
    const seen: string[] = [];
    walkExpressions(parse("f(a + b, |c| d, e)"), {
      enter(node) {
        seen.push(`>${node.kind === "path" ? node.segments.join() : node.kind}`);
        return node.kind !== "closure";
      },
      leave(node) {
        seen.push(`<${node.kind === "path" ? node.segments.join() : node.kind}`);
      },
    });
    expect(seen.join(" ")).toBe(">call >f <f >binary >a <a >b <b <binary >closure <closure >e <e <call");
  });
});

/** Bodies in which nothing is an error to either grammar. */
const BODIES: readonly string[] = [
  `{
    let mut table: [Option<Box<dyn Fn(u32) -> u32>>; 4] = [None, None, None, None];
    for (i, slot) in table.iter_mut().enumerate().filter(|(i, _)| i % 2 == 0) {
        *slot = Some(Box::new(move |x| x.wrapping_add(i as u32) << 1));
    }
    let total = table.iter().flatten().map(|f| f(3)).sum::<u32>() as u64 * 2 + 1;
    if total > u64::from(LIMIT) || !ready() { return Err(Error::new("too many")); }
    Ok(total)
}`,
  `{
    let handle = unsafe { open(path.as_ptr(), flags | O_CLOEXEC, 0o644) };
    if handle < 0 {
        return Err(io::Error::last_os_error())?;
    }
    let mut buffer = vec![0u8; 1 << 12];
    let n = loop {
        match unsafe { read(handle, buffer.as_mut_ptr().cast(), buffer.len()) } {
            -1 if errno() == EINTR => continue,
            -1 => break Err(io::Error::last_os_error()),
            n @ 0..=4096 => break Ok(n as usize),
            _ => unreachable!(),
        }
    }?;
    buffer.truncate(n);
    unsafe { close(handle); }
    Ok(buffer)
}`,
  `{
    'outer: while let Some(Token { kind, span: Span { lo, hi }, .. }) = stream.next() {
        let text = &source[lo as usize..hi as usize];
        match (kind, text.len()) {
            (Kind::Word | Kind::Raw, 1..=8) => words.push(text),
            (Kind::Number { base: 16, .. }, _) => { numbers.push(i64::from_str_radix(&text[2..], 16)?); }
            (_, 0) => break 'outer,
            [..] if false => {}
            _ => continue,
        }
    }
    words.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    (words, numbers, Summary { count: words.len(), ..Default::default() })
}`,
  `{
    let task = async move { fetch(&url).await?.json::<Value>().await };
    let timeout = sleep(Duration::from_secs(30));
    let value: <T as Decode>::Output = <T as Decode>::decode(&task.await?)?;
    let Some(first) = value.items.first() else { return Err(Error::Empty) };
    assert_eq!(first.0.1, -1, "got {:?}", first);
    callback.map(|f| (f)(first, &mut state));
    (self.on_change)(value.x as *const c_void, core::ptr::null_mut());
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    const fn helper(x: u8) -> u8 { x + 1 }
    COUNT.fetch_add(helper(1).into(), Ordering::Relaxed);
    let y = if a == b { 1 } else if let Ok(c) = d { c } else { -1 };
    x[i] += y; z.0 ^= !x[i] & 0xff; p = &row;
    match y { 1 => f(), _ => {} };
    drop((task, timeout))
}`,
  `{
    let shift = |v: &[f64], by: f64| -> Vec<f64> { v.iter().map(|x| x - by).collect() };
    let [a, .., b] = row;
    let p: unsafe extern "C" fn(*mut c_void) -> c_int = mem::transmute(dlsym(h, c.as_ptr()));
    let r = p(ptr::addr_of_mut!(slot) as *mut _) == 0 && { counter += 1; true };
    thread::spawn(move || { let _guard = lock.lock().unwrap(); tx.send(()).ok(); });
    let n = { let m = 1; m } * 2;
    let s = S { f: |x| x, g: [1; 3], h };
    return;
}`,
];

interface Body {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function bodiesOf(folder: string): Body[] {
  return readdirSync(resolve(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".rs"))
    .flatMap((entry) => sliceText(readFileSync(join(entry.parentPath, entry.name), "utf8")))
    .flatMap((slice) =>
      parseSlice(slice).items.flatMap((item) =>
        item.kind === "fn" && item.body !== undefined ? [{ text: slice.text, ...item.body }] : [],
      ),
    );
}

describe("where tree-sitter accepts the text", () => {
  const parser: { of: Parser | undefined } = { of: undefined };

  beforeAll(async () => {
    await Parser.init();
    const made = new Parser();
    made.setLanguage(await Language.load(join(root, "node_modules/tree-sitter-rust/tree-sitter-rust.wasm")));
    parser.of = made;
  });

  /** What both say of a body, or undefined when it is an error to tree-sitter. */
  function compare({
    text,
    start,
    end,
  }: Body): { readonly wrong: readonly string[]; readonly lines: number } | undefined {
    const before = "fn f() ";
    const tree = parser.of?.parse(before + text.slice(start, end));
    try {
      const body = tree?.rootNode.namedChildren[0]?.childForFieldName("body");
      if (tree === null || tree === undefined || tree.rootNode.hasError || !body) return undefined;
      const theirs = theirLines(body, before.length);
      const ours = ourLines(parseBody(text, { start, end }), start);
      return { wrong: disagreements(ours, theirs), lines: theirs.length };
    } finally {
      tree?.delete();
    }
  }

  test("calls, blocks, closures, casts, operators, arms and the rest have the same ranges", () => {
    for (const text of BODIES) {
      expect(parseBody(text, { start: 0, end: text.length }).broken, text).toBe(false);
      const result = compare({ text, start: 0, end: text.length });
      expect(result, text).toBeDefined();
      expect(result?.wrong, text).toEqual([]);
      expect(result?.lines).toBeGreaterThan(30);
    }
  });

  test("in the bodies of whole files", () => {
    const folder = process.env.FERRULE_RUST;
    const bodies = [...bodiesOf("examples"), ...(folder === undefined ? [] : bodiesOf(folder))];
    let compared = 0;
    const wrong: string[] = [];
    for (const body of bodies) {
      if (MISREAD.test(body.text.slice(body.start, body.end))) continue;
      const result = compare(body);
      if (result === undefined) continue;
      compared++;
      if (result.wrong.length > 0) wrong.push(`${body.text.slice(body.start, body.end)}\n${result.wrong.join("\n")}`);
    }
    expect(compared).toBeGreaterThan(10);
    if (folder !== undefined) console.log(`compared ${compared} of ${bodies.length} bodies, ${wrong.length} differ`);
    expect(wrong).toEqual([]);
  }, 300_000);
});

describe("any text gets an answer", () => {
  /** Pieces that mean something to the parser, whole and half. */
  const piece = fc.constantFrom(
    ..."{ } ( ) [ ] < > ; : :: , . .. ..= ... = == => -> | || & && ! # #[ ? @ _ ' \" // /* */ \n + - * / $ 1 1. 1e 'a 'a: \\ é 😀".split(
      " ",
    ),
    ..."let if else match while for in loop return break fn struct use unsafe async move const static as ref mut".split(
      " ",
    ),
    ..."x S y::<T> println! vec![ Some( |x| union raw dyn try".split(" "),
    " ",
    "\n",
  );
  const good = fc.constantFrom(
    ...BODIES,
    ...Object.values(CASES).flatMap((cases) => cases.map(([text]) => `{ ${text} }`)),
  );
  const edit = fc.tuple(fc.nat(2000), fc.nat(30), fc.array(piece, { maxLength: 4 }));
  const damaged = fc.tuple(good, fc.array(edit, { minLength: 1, maxLength: 6 })).map(([text, edits]) =>
    edits.reduce((before, [at, length, pieces]) => {
      const start = at % (before.length + 1);
      return before.slice(0, start) + pieces.join("") + before.slice(start + length);
    }, text),
  );
  const noise = fc.array(piece, { maxLength: 80 }).map((pieces) => `{${pieces.join("")}`);

  function check(node: BodyNode, within: { readonly start: number; readonly end: number }, text: string): number {
    expect(node.start, `${node.kind} in ${text}`).toBeLessThanOrEqual(node.end);
    expect(node.start, `${node.kind} in ${text}`).toBeGreaterThanOrEqual(within.start);
    expect(node.end, `${node.kind} in ${text}`).toBeLessThanOrEqual(within.end);
    let count = 1;
    let last = node.start;
    for (const child of childrenOf(node)) {
      expect(child.start, `${child.kind} behind its sibling in ${text}`).toBeGreaterThanOrEqual(last);
      last = child.end;
      count += check(child, node, text);
    }
    return count;
  }

  test("ranges lie inside their parents' and behind their siblings', and a walk finds every node once", () => {
    fc.assert(
      fc.property(fc.oneof(damaged, noise), fc.nat(20), (text, cut) => {
        const range = { start: 0, end: Math.max(0, text.length - cut) };
        for (const root of [parseBody(text, range), parseExpression(text, range)]) {
          const nodes = check(root, range, text);
          let entered = 0;
          let left = 0;
          walkExpressions(root, {
            enter() {
              entered++;
              return undefined;
            },
            leave() {
              left++;
            },
          });
          expect([entered, left]).toEqual([nodes, nodes]);
        }
      }),
      { numRuns: 1500, seed: 20_260 },
    );
  });

  const DEEP: Readonly<Record<string, string>> = {
    blocks: `${"{".repeat(20_000)}${"}".repeat(20_000)}`,
    "open blocks": "{".repeat(20_000),
    parentheses: `{ ${"(".repeat(20_000)}a${")".repeat(20_000)} }`,
    "open calls": `{ ${"f(".repeat(20_000)}`,
    arrays: `{ ${"[".repeat(20_000)} }`,
    "prefix operators": `{ ${"&*-!".repeat(20_000)}a }`,
    closures: `{ ${"|x| ".repeat(20_000)}a }`,
    assignments: `{ ${"a = ".repeat(20_000)}a }`,
    returns: `{ ${"return ".repeat(20_000)}a }`,
    matches: `{ ${"match x { _ => ".repeat(20_000)}`,
    "if after else": `{ if a {} ${"else if b {} ".repeat(20_000)} }`,
    ifs: `{ ${"if ".repeat(20_000)} }`,
    sums: `{ ${"a + ".repeat(50_000)}a }`,
    methods: `{ a${".f()".repeat(50_000)} }`,
    casts: `{ a${" as u8".repeat(50_000)} }`,
    patterns: `{ let ${"(&".repeat(20_000)}a; }`,
    "bound patterns": `{ let ${"a @ ".repeat(20_000)}a; }`,
    attributes: `{ ${"#[a] ".repeat(20_000)}a }`,
    macros: `{ ${"vec![".repeat(2_000)}a${"]".repeat(2_000)} }`,
    items: `{ ${"fn f() { ".repeat(2_000)}`,
    types: `{ a as ${"*const ".repeat(20_000)}u8 }`,
  };
  for (const [name, text] of Object.entries(DEEP)) {
    test(`many ${name}`, () => {
      const body = parseBody(text, { start: 0, end: text.length });
      let nodes = 0;
      walkExpressions(body, {
        enter() {
          nodes++;
          return undefined;
        },
      });
      expect(nodes).toBeGreaterThan(1);
      expect(body.end).toBe(text.length);
    });
  }
});

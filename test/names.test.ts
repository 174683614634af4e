/**
 * Where names lead, in small workspaces. A line `type Q = path; //= crate::Type` is a question and its answer: where the
 * definition stands, `?` where nobody can tell. Each workspace is compiled too, and its program has to tell the same.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EnvironmentOptions, Projects } from "../server/src/host/project.ts";
import { DEFAULT_FEATURES } from "../server/src/model/features.ts";
import { definitionOf, moduleScope } from "../server/src/model/resolve.ts";
import { lowerType, type Ty } from "../server/src/model/ty.ts";
import { type Module, World } from "../server/src/model/world.ts";
import { Document } from "../server/src/text/document.ts";
import { filesOf, LINUX } from "./lsp/support/client.ts";
import { whyNoRustc } from "./support/rustc.ts";

const AUTO: EnvironmentOptions = {
  edition: undefined,
  target: undefined,
  crateType: undefined,
  cfg: new Map(),
  features: DEFAULT_FEATURES,
  flags: [],
  settings: {},
};

/** Files by path below the workspace; the program is the package `app`. */
interface Workspace {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
}

const pack = (name: string, edition: number, rest = "") =>
  `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "${edition}"\n${rest}`;

const alone = (title: string, edition: number, files: Readonly<Record<string, string>>): Workspace => ({
  title,
  files: {
    "app/Cargo.toml": pack("app", edition),
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`app/src/${path}`, text])),
  },
});

const WORKSPACES: readonly Workspace[] = [
  alone("files of modules", 2021, {
    "main.rs": `
mod a;
mod b;
mod inline { pub mod deep; pub struct Here; }
pub struct Root;
type Q1 = a::A; //= app::a::A
type Q2 = b::inner::Inner; //= app::b::inner::Inner
type Q3 = inline::deep::Deep; //= app::inline::deep::Deep
type Q4 = self::Root; //= app::Root
`,
    "a.rs": `
pub mod under;
pub struct A;
type Q5 = under::Under; //= app::a::under::Under
type Q6 = super::Root; //= app::Root
type Q7 = crate::inline::Here; //= app::inline::Here
type Q8 = self::under::Under; //= app::a::under::Under
`,
    "a/under.rs": "pub struct Under; type Q9 = super::super::b::inner::Inner; //= app::b::inner::Inner\n",
    "b/mod.rs": "pub mod inner;\n",
    "b/inner.rs": "pub struct Inner; type Q10 = super::super::a::A; //= app::a::A\n",
    "inline/deep.rs": "pub struct Deep; type Q11 = super::Here; //= app::inline::Here\n",
  }),
  alone("#[path]", 2021, {
    "main.rs": `
#[path = "other/place.rs"]
mod one;
mod sub;
mod inline {
    #[path = "named.rs"]
    pub mod two;
    pub mod three;
}
#[path = "elsewhere"]
mod moved {
    pub mod four;
    #[path = "five_at.rs"]
    pub mod five;
}
type Q1 = one::One; //= app::one::One
type Q2 = one::next::Next; //= app::one::next::Next
type Q3 = inline::two::Two; //= app::inline::two::Two
type Q4 = inline::three::Three; //= app::inline::three::Three
type Q5 = moved::four::Four; //= app::moved::four::Four
type Q6 = moved::five::Five; //= app::moved::five::Five
type Q7 = sub::six::Six; //= app::sub::six::Six
type Q8 = sub::inline::seven::Seven; //= app::sub::inline::seven::Seven
type Q9 = sub::moved::eight::Eight; //= app::sub::moved::eight::Eight
type Q10 = sub::inline::nine::Nine; //= app::sub::inline::nine::Nine
`,
    "other/place.rs": "pub mod next; pub struct One;\n",
    "other/next.rs": "pub struct Next;\n",
    "inline/named.rs": "pub struct Two;\n",
    "inline/three.rs": "pub struct Three;\n",
    "elsewhere/four.rs": "pub struct Four;\n",
    "elsewhere/five_at.rs": "pub struct Five;\n",
    "sub.rs": `
#[path = "beside.rs"]
pub mod six;
pub mod inline {
    #[path = "seven_at.rs"]
    pub mod seven;
    pub mod nine;
}
#[path = "away"]
pub mod moved {
    pub mod eight;
}
`,
    "beside.rs": "pub struct Six;\n",
    "sub/inline/seven_at.rs": "pub struct Seven;\n",
    "sub/inline/nine.rs": "pub struct Nine;\n",
    "away/eight.rs": "pub struct Eight;\n",
  }),
  alone("imports, globs, re-exports", 2021, {
    "main.rs": `
pub mod shapes {
    pub struct Point;
    pub struct Line;
    pub mod more { pub struct Arc; pub struct Line; pub(crate) struct Half; struct Hidden; pub fn hidden() { let _ = Hidden; } }
    pub use self::more::Arc as Bow;
    pub use more::*;
}
mod front { pub use crate::shapes::*; pub use crate::shapes as forms; pub struct Bow; }
mod third { use super::front::*; pub type Seen = Point; pub mod child { use super::*; type Q1 = Seen; /* the alias's type */ //= app::shapes::Point
type Q2 = Point; //= app::shapes::Point
} }
use front::forms::{self, more as m, Point as P};
use shapes::more::{*};
enum Kind { A(u8) }
use Kind::*;
type Q3 = P; //= app::shapes::Point
type Q4 = forms::Line; //= app::shapes::Line
type Q5 = m::Line; //= app::shapes::more::Line
type Q6 = front::Bow; //= app::front::Bow
type Q7 = forms::Bow; //= app::shapes::more::Arc
type Q8 = Arc; //= app::shapes::more::Arc
type Q9 = third::Seen; //= app::shapes::Point
type Q10 = Half; //= app::shapes::more::Half
fn kind() -> Kind { A(1) }
`,
  }),
  alone("shadows", 2021, {
    "main.rs": `
#![allow(non_camel_case_types)]
struct Option;
mod std2 { pub struct Vec; }
use std2::*;
struct r#type;
mod r#mod { pub struct r#struct; }
type Q1 = Option; //= app::Option
type Q2 = Vec; //= app::std2::Vec
type Q3 = r#type; //= app::type
type Q4 = r#mod::r#struct; //= app::mod::struct
type Q5 = ::std::string::String; //= alloc::string::String
type Q6 = String; //= alloc::string::String
mod inner {
    mod core { pub struct Cell; }
    type Q7 = core::Cell; //= app::inner::core::Cell
    type Q8 = ::core::cell::Cell<u8>; //= core::cell::Cell<app::inner::u8>
    type Q9 = Result<u8, ()>; //= core::result::Result<app::inner::u8, ()>
    struct u8;
    type Q10 = u8; //= app::inner::u8
    pub type Size = super::alias::Size;
}
mod alias { pub type Size = u32; pub type Twice<T> = (T, T); pub type Pair = Twice<Size>; }
type Q11 = inner::Size; //= u32
type Q12 = alias::Pair; //= (u32, u32)
`,
  }),
  alone("2015", 2015, {
    "main.rs": `
extern crate std as mystd;
mod a { pub struct A; pub mod b; }
mod c { use a::A; use mystd::cell; type Q1 = A; //= app::a::A
type Q2 = ::a::b::B; //= app::a::b::B
type Q3 = ::std::cell::RefCell<u8>; //= core::cell::RefCell<u8>
type Q4 = cell::Cell<u8>; //= core::cell::Cell<u8>
type Q5 = super::a::A; //= app::a::A
use std::rc; type Q6 = rc::Rc<u8>; //= alloc::rc::Rc<u8>
type Q7 = std::rc::Rc<u8>; //= alloc::rc::Rc<u8>
}
`,
    "a/b.rs": "pub struct B; use a; type Q8 = a::A; //= app::a::A\n",
  }),
  alone("modules with the names of primitive types", 2021, {
    "main.rs": `
use std::{char, str, u32};
type Q1 = str; //= str
type Q2 = (char, u32); //= (char, u32)
`,
  }),
  alone("2015, with items of macros in the root", 2015, {
    "main.rs": `
macro_rules! make { ($($any:tt)*) => { $($any)* } }
make! { pub struct Made; }
mod a { use std::rc; type Q1 = rc::Rc<u8>; //= alloc::rc::Rc<u8>
}
`,
  }),
  alone("extern crate", 2021, {
    "main.rs": `
extern crate alloc;
extern crate core as base;
extern crate self as me;
pub struct Here;
mod deep { pub mod er {
type Q1 = base::cell::Cell<u8>; //= core::cell::Cell<u8>
type Q2 = alloc::vec::Vec<u8>; //= alloc::vec::Vec<u8>
type Q3 = me::Here; //= app::Here
type Q4 = ::me::Here; //= app::Here
type Q5 = ::base::cell::Cell<u8>; //= core::cell::Cell<u8>
} }
`,
  }),
  alone("bodies and generics", 2021, {
    "main.rs": `
pub struct T;
pub struct Inner;
mod m { pub struct T; }
use std::mem as memory;
type Q1 = memory::Discriminant<T>; //= core::mem::Discriminant<app::T>
macro_rules! made { ($name:ident) => { pub struct $name; }; }
made!(Made);
type Q2 = m::T; //= app::m::T
type Q3 = Made; //?
type Q4 = u8; //= u8
type Q5 = String; //= alloc::string::String
fn run<T>(_: T) { struct Inner; let _ = Inner; }
`,
  }),
  alone("cycles", 2021, {
    "main.rs": `
mod a { pub use super::b::*; pub struct A; pub use super::c::C as D; }
mod b { pub use super::a::*; pub struct B; }
mod c { pub use super::a::*; pub use super::b::*; pub struct C; }
type Q1 = b::A; //= app::a::A
type Q2 = a::B; //= app::b::B
type Q3 = c::B; //= app::b::B
type Q4 = b::D; //= app::c::C
mod x { pub mod y { pub use super::super::x::*; pub use super::*; pub struct Y; } pub use self::y::Y as Z; pub struct X; }
type Q5 = x::y::y::y::X; //= app::x::X
type Q6 = x::y::Z; //= app::x::y::Y
`,
  }),
  alone("conditions", 2021, {
    "main.rs": `
#[cfg(unix)] mod os { pub struct Handle; }
#[cfg(windows)] mod os { pub struct Handle(*mut u8); }
#[cfg(not(unix))] use os::Handle as H;
#[cfg(all(unix, target_pointer_width = "64"))] use os::Handle as H;
#[cfg_attr(unix, path = "unix_impl.rs")] #[cfg_attr(not(unix), path = "windows_impl.rs")] mod imp;
#[cfg(target_os = "linux")] type Long = i64;
#[cfg(not(target_os = "linux"))] type Long = i32;
mod chosen { #![cfg(unix)] pub struct Yes; }
type Q1 = H; //= app::os::Handle
type Q2 = imp::Imp; //= app::imp::Imp
type Q3 = Long; //= i64
type Q4 = chosen::Yes; //= app::chosen::Yes
`,
    "unix_impl.rs": "pub struct Imp;\n",
    "windows_impl.rs": "pub struct Imp(u8);\n",
  }),
  alone("what stands in the way of globs", 2021, {
    "main.rs": `
mod a { pub struct Both; pub struct OnlyA; pub fn Func() {} }
mod b { pub struct Both; pub struct Func {} }
mod outer {
    use super::a::*;
    use super::b::Both;
    use super::b::*;
    mod child { use super::*; type Q1 = Both; //= app::b::Both
    type Q2 = OnlyA; //= app::a::OnlyA
    }
    type Q3 = Func; //= app::b::Func
}
enum Shape { Both(u8), Round }
use Shape::{Both as Variant, *};
use b::Both as Own;
type Q4 = Own; //= app::b::Both
mod c { use super::Shape::*; use super::a::*; type Q5 = OnlyA; //= app::a::OnlyA
}
pub trait Drawn { type Out; }
mod d { pub use super::a::OnlyA as Drawn; pub use super::Drawn as _; type Q6 = Drawn; //= app::a::OnlyA
}
fn shape() -> (Shape, Shape) { (Variant(1), Round) }
`,
  }),
  alone("where a path begins", 2018, {
    "main.rs": `
use crate as whole;
use self::std as mine;
mod std { pub mod string { pub struct String; } }
mod names { pub mod std { pub struct Vec; } pub mod inner { use super::std; type Q1 = std::Vec; //= app::names::std::Vec
type Q2 = ::std::vec::Vec<u8>; //= alloc::vec::Vec<u8>
} }
type Q3 = mine::string::String; //= app::std::string::String
type Q4 = whole::names::std::Vec; //= app::names::std::Vec
type Q5 = crate::std::string::String; //= app::std::string::String
mod unused { use super::names::{self as n, std::{self, Vec as V}}; type Q6 = n::std::Vec; //= app::names::std::Vec
type Q7 = std::Vec; //= app::names::std::Vec
type Q8 = V; //= app::names::std::Vec
pub(in crate::unused) struct Low; pub mod lower { pub(super) use super::Low as Lower; type Q9 = self::super::Low; //= app::unused::Low
} }
`,
  }),
  alone("macros and modules", 2021, {
    "main.rs": `
#[macro_use]
mod macros { macro_rules! nothing { () => {}; } macro_rules! as_is { ($($item:item)*) => { $($item)* }; } }
mod user { nothing!(); pub struct Known; as_is! { pub struct Wrapped; pub mod made { pub struct Deep; } } type Q1 = Known; //= app::user::Known
type Q2 = Wrapped; //?
type Q3 = made::Deep; //?
type Q4 = Vec<Known>; //= alloc::vec::Vec<app::user::Known>
type Q5 = super::Plain; //= app::Plain
mod below { use super::*; type Q6 = Known; //= app::user::Known
type Q7 = i64; //= i64
} }
pub struct Plain;
std::thread_local! { static LOCAL: u8 = 1; }
type Q8 = Plain; //= app::Plain
type Q9 = Box<Plain>; //= alloc::boxed::Box<app::Plain>
`,
  }),
  alone("aliases and their arguments", 2021, {
    "main.rs": `
pub struct Pair<A, B>(A, B);
type One<T, U = T> = Pair<T, U>;
type Two<T, U = u8> = Pair<U, T>;
mod m { pub type Three<T> = super::Two<super::One<T>>; pub type Local = Hidden; pub struct Hidden; }
type Q1 = One<u8>; //= app::Pair<u8, u8>
type Q2 = Two<bool>; //= app::Pair<u8, bool>
type Q3 = m::Three<char>; //= app::Pair<u8, app::Pair<char, char>>
type Q4 = m::Local; //= app::m::Hidden
type Q5 = One<One<i8>>; //= app::Pair<app::Pair<i8, i8>, app::Pair<i8, i8>>
type Q6 = (Two<u8, u16>, m::Three<()>); //= (app::Pair<u16, u8>, app::Pair<u8, app::Pair<(), ()>>)
`,
  }),
  {
    title: "several crates",
    files: {
      "app/Cargo.toml": pack(
        "app",
        2021,
        `[dependencies]
base-types = { path = "../base" }
renamed = { path = "../other", package = "other", features = ["wide"] }
old = { path = "../old" }
[target.'cfg(unix)'.dependencies]
posix = { path = "../posix" }
[target.'cfg(windows)'.dependencies]
windowed = { path = "../windowed" }
`,
      ),
      "app/src/main.rs": `
use base::prelude::*;
mod base2 { pub use renamed::*; pub use base; }
type Q1 = Point; //= base::shapes::Point
type Q2 = base::Length; //= f64
type Q3 = renamed::Word; //= u64
type Q4 = base2::Other; //= other::Other
type Q5 = base2::base::shapes::Point; //= base::shapes::Point
type Q6 = ::posix::Fd; //= i32
type Q7 = old::Ancient; //= old::inner::Ancient
type Q8 = old::Again; //= base::shapes::Point
type Q9 = base::macros::Visible; //= base::macros::Visible
type Q10 = app::Lib; //= app::Lib
type Q11 = base::doubled::Point; //= base::shapes::Point
type Q12 = base::Other; //= other::Other
`,
      "app/src/lib.rs": "pub struct Lib;\n",
      "base/Cargo.toml": pack(
        "base-types",
        2024,
        '[lib]\nname = "base"\n[dependencies]\nother = { path = "../other" }\n',
      ),
      "base/src/lib.rs": `
pub mod shapes;
pub mod prelude { pub use crate::shapes::Point; pub(crate) use crate::Length as Hidden; }
pub type Length = f64;
#[macro_use]
mod helpers { macro_rules! unused { () => {}; } }
pub mod macros { unused!(); pub struct Visible; }
pub mod doubled { pub use super::{shapes::*, prelude::*}; }
pub use other::*;
`,
      "base/src/shapes.rs": "pub struct Point;\nstruct Private;\npub fn private() { let _ = Private; }\n",
      "other/Cargo.toml": pack("other", 2018, "[features]\nwide = []\n"),
      "other/src/lib.rs": `
#[cfg(feature = "wide")] pub type Word = u64;
#[cfg(not(feature = "wide"))] pub type Word = u32;
pub struct Other;
`,
      "windowed/Cargo.toml": pack("windowed", 2021),
      "windowed/src/lib.rs": "",
      "posix/Cargo.toml": pack("posix", 2021),
      "posix/src/lib.rs": "pub type Fd = ::std::os::fd::RawFd;\n",
      "old/Cargo.toml": pack("old", 2015, '[dependencies]\nbase-types = { path = "../base" }\n'),
      "old/src/lib.rs": `
extern crate base;
mod inner { use base::shapes; pub struct Ancient; pub type Same = shapes::Point; }
pub use inner::Ancient;
pub use inner::Same as Again;
`,
    },
  },
];

/** The questions of a text: name → answer. */
function questionsOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(/type (Q\d+) = .*?\/\/(?:= (.*)|\?)$/gm)].map((m) => [m[1] as string, m[2] ?? "?"]));
}

/** The answers of the model, by question. */
function answersOf({ files }: Workspace): Map<string, string> {
  const texts = new Map(Object.entries(files).map(([path, text]) => [`/w/${path}`, text]));
  const projects = new Projects(filesOf(texts), LINUX, (path, problem) => {
    throw new Error(`${path}: ${problem}`);
  });
  const documents = new Map([...texts].map(([path, text]) => [path, new Document(text)]));
  const world = new World({ document: (path) => documents.get(path) });

  const placeOf = (module: Module): string => {
    const { parent } = module;
    if (parent === undefined) return module.crate.name;
    const head = parent.names.modules().find((one) => world.declared(parent, one) === module);
    return `${placeOf(parent)}::${module.names.name ?? head?.name}`;
  };
  const print = (ty: Ty): string => {
    switch (ty.kind) {
      case "primitive":
        return ty.name;
      case "tuple":
        return `(${ty.elements.map(print).join(", ")})`;
      case "adt": {
        const name = `${placeOf(ty.definition.scope.module)}::${ty.definition.name}`;
        return ty.args.length === 0 ? name : `${name}<${ty.args.map(print).join(", ")}>`;
      }
      case "unknown":
        return "?";
      default:
        return ty.kind;
    }
  };

  const answers = new Map<string, string>();
  const visit = (module: Module) => {
    for (let n = 1; n <= MOST; n++) {
      for (const question of world.entry(module, `Q${n}`).declarations) {
        const definition = definitionOf(question, moduleScope(world, module));
        if (definition?.item.kind !== "type" || definition.item.type === undefined) continue;
        answers.set(`Q${n}`, print(lowerType(definition.item.type, definition.source, definition.scope)));
      }
    }
    for (const child of world.children(module)) if (child.presence !== false) visit(child);
  };
  const root = world.rootOf(projects.crateOf("/w/app/src/main.rs", AUTO));
  if (root === undefined) throw new Error("there is no program");
  visit(root);
  return answers;
}

/** Questions are numbered up to here. */
const MOST = 20;

const expectedOf = ({ files }: Workspace) =>
  new Map(
    Object.values(files)
      .flatMap((text) => [...questionsOf(text)])
      .sort(),
  );

describe("where names lead", () => {
  for (const workspace of WORKSPACES) {
    test(workspace.title, () => {
      expect(new Map([...answersOf(workspace)].sort())).toEqual(expectedOf(workspace));
    });
  }
});

describe.skipIf(whyNoRustc !== undefined)("the compiler says the same", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "ferrule-names-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  for (const [number, workspace] of WORKSPACES.entries()) {
    test(workspace.title, { timeout: 120_000 }, () => {
      const at = join(folder, String(number));
      const names = [...expectedOf(workspace).keys()];
      for (const [path, text] of Object.entries(workspace.files)) {
        let asked = text.replace(
          /type (Q\d+) = .*?;/g,
          (whole, name) =>
            `${whole} #[unsafe(no_mangle)] pub fn tell_${name}() -> &'static ::std::primitive::str { ::std::any::type_name::<${name}>() }`,
        );
        if (path === "app/src/main.rs") {
          const declared = names.map((name) => `fn tell_${name}() -> &'static str;`).join(" ");
          const told = names.map((name) => `println!("${name} {}", tell_${name}());`).join(" ");
          asked += `mod telling { extern "Rust" { ${declared} } pub fn all() { unsafe { ${told} } } }\nfn main() { telling::all() }\n`;
        }
        mkdirSync(dirname(join(at, path)), { recursive: true });
        writeFileSync(join(at, path), asked);
      }
      const out = execFileSync("cargo", ["run", "--quiet", "--offline", "--manifest-path", "app/Cargo.toml"], {
        cwd: at,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
        timeout: 110_000,
        env: { ...process.env, CARGO_TARGET_DIR: join(folder, "target", String(number)), RUSTFLAGS: "-Awarnings" },
      });
      const told = new Map<string, string>(
        [...out.matchAll(/^(\S+) (.*)$/gm)].map(([, name, path]) => [name as string, path as string]),
      );
      for (const [name, answer] of expectedOf(workspace)) {
        // What nobody can tell the compiler knows all the same.
        if (answer !== "?") expect(`${name} ${told.get(name)?.replaceAll("r#", "")}`).toBe(`${name} ${answer}`);
      }
    });
  }
});

import { entryAt } from "../model/toml-outline.ts";
import { rule } from "./rule.ts";

export const linksWithoutBuildScript = rule<
  "manifest",
  { readonly links: string; readonly why: "missing" | "off"; readonly script: string }
>({
  name: "links-without-build-script",
  group: "build",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["manifest"],
  explain: {
    what: "`links` names a native library, and there is no build script that would link it.",
    why: "`links` links nothing. It promises that the package's build script finds or builds the library and tells Cargo where it is; Cargo in return allows only one such package per library and passes the script's values on to the scripts of dependents. Without a script the promise is empty, and Cargo refuses the manifest: nothing in the workspace builds. Where an `#[link]` attribute is enough, `links` is not needed.",
    bad: '[package]\nname = "z-sys"\nversion = "0.1.0"\nedition = "2024"\nlinks = "z"\n#- src/lib.rs\nunsafe extern "C" {\n    pub fn zlibVersion() -> *const std::ffi::c_char;\n}',
    good: '[package]\nname = "z-sys"\nversion = "0.1.0"\nedition = "2024"\nlinks = "z"\n#- build.rs\nfn main() {\n    println!("cargo::rustc-link-lib=z");\n}\n#- src/lib.rs\nunsafe extern "C" {\n    pub fn zlibVersion() -> *const std::ffi::c_char;\n}',
    sources: [
      {
        title: "The Cargo Book, the `links` manifest key",
        url: "https://doc.rust-lang.org/cargo/reference/build-scripts.html#the-links-manifest-key",
      },
      {
        title: "The Cargo Book, `*-sys` packages",
        url: "https://doc.rust-lang.org/cargo/reference/build-scripts.html#-sys-packages",
      },
    ],
    note: "Cargo says `package specifies that it links to … but does not have a custom build script` when it is next run.",
  },
  *check({ manifest, outline, hasBuildScript }) {
    const { links, build } = manifest.package ?? {};
    const entry = entryAt(outline, "package", "links") ?? entryAt(outline, "project", "links");
    // A script that is named and not there Cargo tells of by its name.
    if (links === undefined || build === undefined || hasBuildScript !== false || entry === undefined) return;
    if (build !== false && entryAt(outline, "package", "build") !== undefined) return;
    const { start, end } = entry;
    yield {
      range: { start, end },
      data: { links, why: build === false ? "off" : "missing", script: build === false ? "" : build },
    };
  },
  message({ links, why, script }) {
    const reason =
      why === "off" ? "`build = false` leaves the package without a build script" : `there is no \`${script}\``;
    return `\`links = "${links}"\` needs a build script that links it, and ${reason}: Cargo refuses this manifest`;
  },
  fixes: (_, { text, outline }) => {
    const entry = entryAt(outline, "package", "links") ?? entryAt(outline, "project", "links");
    if (entry === undefined) return [];
    const start = text.lastIndexOf("\n", entry.start - 1) + 1;
    const next = text.indexOf("\n", entry.end);
    const end = next < 0 ? text.length : next + 1;
    // What else stands on the line is somebody's remark.
    if (text.slice(start, end).trim() !== text.slice(entry.start, entry.end)) return [];
    return [{ title: "Remove `links`", safety: "unsafe", kind: "quickfix", edits: [{ start, end, newText: "" }] }];
  },
});

/** The machine this process runs on, as a target triple. */

/** The target of browsers and of machines that are not listed: the one most Rust is built for. */
export const USUAL_TARGET = "x86_64-unknown-linux-gnu";

const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: "x86_64",
  ia32: "i686",
  arm64: "aarch64",
  arm: "armv7",
  riscv64: "riscv64gc",
  loong64: "loongarch64",
  ppc64: "powerpc64le",
  s390x: "s390x",
};

/**
 * The triple that rustup would call this machine's host, from Node's `process.platform` and `process.arch`.
 * Source: the tier lists of "Platform Support" in the rustc book.
 */
export function hostTriple(platform: string, arch: string): string {
  const cpu = ARCHITECTURES[arch];
  if (cpu === undefined) return USUAL_TARGET;
  switch (platform) {
    case "linux":
      return cpu === "armv7" ? "armv7-unknown-linux-gnueabihf" : `${cpu}-unknown-linux-gnu`;
    case "darwin":
      return `${cpu}-apple-darwin`;
    case "win32":
      return `${cpu}-pc-windows-msvc`;
    case "android":
      return cpu === "armv7" ? "armv7-linux-androideabi" : `${cpu}-linux-android`;
    case "freebsd":
    case "netbsd":
    case "openbsd":
      return `${cpu}-unknown-${platform}`;
    case "sunos":
      return `${cpu}-pc-solaris`;
    case "aix":
      return "powerpc64-ibm-aix";
    default:
      return USUAL_TARGET;
  }
}

// Copies the fonts that documents are set in, with their licences, from node_modules into marsad/report/fonts/:
// `paper/` holds whole TrueType files (Typst, charts), `screen/` the WOFF2 subsets that a page embeds, and
// `screen.json` says which code points each subset covers, so that a page carries only those it needs.
// Then bundles the desk's keys and style, with the fonts it is set in, into marsad/desk/static/built/.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = join(root, "node_modules");
const fonts = join(root, "marsad", "report", "fonts");
const desk = join(root, "marsad", "desk", "assets");
const built = join(root, "marsad", "desk", "static", "built");

const PAPER = [
  ["noto-serif", "NotoSerif", ["400Regular", "400Regular_Italic", "700Bold"]],
  ["noto-sans", "NotoSans", ["400Regular", "600SemiBold"]],
  ["noto-naskh-arabic", "NotoNaskhArabic", ["400Regular", "700Bold"]],
  ["noto-serif-hebrew", "NotoSerifHebrew", ["400Regular", "700Bold"]],
  ["noto-emoji", "NotoEmoji", ["400Regular"]],
];

const WESTERN = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek"];
const SCREEN = [
  ["noto-serif", "Noto Serif", WESTERN, [[400, "normal"], [400, "italic"], [700, "normal"]]],
  ["noto-sans", "Noto Sans", WESTERN, [[400, "normal"], [600, "normal"]]],
  ["noto-naskh-arabic", "Noto Naskh Arabic", ["arabic"], [[400, "normal"], [700, "normal"]]],
  ["noto-serif-hebrew", "Noto Serif Hebrew", ["hebrew"], [[400, "normal"], [700, "normal"]]],
];

function copyPaper() {
  for (const [folder, name, cuts] of PAPER) {
    const from = join(packages, "@expo-google-fonts", folder);
    for (const cut of cuts) copyFileSync(join(from, cut, `${name}_${cut}.ttf`), join(fonts, "paper", `${name}_${cut}.ttf`));
    copyFileSync(join(from, "LICENSE_FONT"), join(fonts, `OFL-${name}.txt`));
  }
}

function copyScreen() {
  const faces = [];
  for (const [folder, family, subsets, cuts] of SCREEN) {
    const from = join(packages, "@fontsource", folder);
    const ranges = JSON.parse(readFileSync(join(from, "unicode.json"), "utf8"));
    for (const subset of subsets) {
      for (const [weight, style] of cuts) {
        const file = `${folder}-${subset}-${weight}-${style}.woff2`;
        copyFileSync(join(from, "files", file), join(fonts, "screen", file));
        faces.push({ family, weight, style, file, ranges: ranges[subset] });
      }
    }
  }
  writeFileSync(join(fonts, "screen.json"), JSON.stringify(faces, null, 1) + "\n");
}

async function bundleDesk() {
  await build({
    entryPoints: ["desk.ts", "desk.css", "icon.svg"].map((name) => join(desk, name)),
    outdir: built,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    loader: { ".woff2": "file", ".ttf": "file", ".svg": "copy" },
    entryNames: "[name]",
    assetNames: "fonts/[name]-[hash]",
  });
  for (const name of ["NotoSans", "NotoNaskhArabic", "NotoSerifHebrew", "NotoEmoji"])
    copyFileSync(join(fonts, `OFL-${name}.txt`), join(built, "fonts", `OFL-${name}.txt`));
}

rmSync(fonts, { recursive: true, force: true });
for (const part of ["paper", "screen"]) mkdirSync(join(fonts, part), { recursive: true });
copyPaper();
copyScreen();
rmSync(built, { recursive: true, force: true });
await bundleDesk();

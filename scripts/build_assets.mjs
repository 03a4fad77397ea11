// Copies the fonts that documents are set in, with their licences, from node_modules into marsad/report/fonts/:
// `paper/` holds whole TrueType files (Typst, charts), `screen/` the WOFF2 subsets that a page embeds, and
// `screen.json` says which code points each subset covers, so that a page carries only those it needs.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = join(root, "node_modules");
const fonts = join(root, "marsad", "report", "fonts");

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

rmSync(fonts, { recursive: true, force: true });
for (const part of ["paper", "screen"]) mkdirSync(join(fonts, part), { recursive: true });
copyPaper();
copyScreen();

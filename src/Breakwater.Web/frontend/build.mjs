// Builds wwwroot/dist: one style sheet, one script module, the images. Called by frontend.targets.
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "..", "wwwroot", "dist");

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

const styles = compile(join(here, "styles", "site.scss"), {
  style: "compressed",
  loadPaths: [join(here, "node_modules")],
  // Deprecations inside the design system are its own to answer; ours still show.
  quietDeps: true,
});
await writeFile(join(dist, "site.css"), styles.css);

await build({
  entryPoints: [join(here, "scripts", "site.ts")],
  outfile: join(dist, "site.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  legalComments: "none",
  logLevel: "warning",
});

await cp(join(here, "images"), dist, { recursive: true });

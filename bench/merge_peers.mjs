// docxtemplater and easy-template-x at work: `node merge_peers.mjs FOLDER`, then one request a line on stdin.
// A request is {"peer", "count"}; the answer is {"cpu"}: seconds of this process for that many letters, of which the last
// is then written to FOLDER/out/PEER.docx. FOLDER holds node_modules, template.docx and letters.json.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { join, resolve } from "node:path";

const folder = resolve(process.argv[2]);
const require = createRequire(join(folder, "package.json"));
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");
const { TemplateHandler } = require("easy-template-x");
const template = readFileSync(join(folder, "template.docx"));
const letters = JSON.parse(readFileSync(join(folder, "letters.json"), "utf8"));
const handler = new TemplateHandler();

const peers = {
  docxtemplater: async (letter) => {
    const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
    document.render(letter);
    return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  },
  "easy-template-x": (letter) => handler.process(template, letter),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { peer, count } = JSON.parse(line);
  const before = process.cpuUsage();
  let last;
  for (let at = 0; at < count; at++) last = await peers[peer](letters[at % letters.length]);
  const used = process.cpuUsage(before);
  writeFileSync(join(folder, "out", `${peer}.docx`), last);
  console.log(JSON.stringify({ cpu: (used.user + used.system) / 1e6 }));
}

// Judges argument maps: `node argdown.mjs FOLDER`, with `@argdown/core` to be found from the folder it runs in.
// It must parse them without an error, know every claim, and hold every support and attack.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { ArgdownApplication, ParserPlugin, ModelPlugin } = createRequire(join(process.cwd(), "x.js"))("@argdown/core");

const folder = process.argv[2];
const check = (holds, message) => {
  if (!holds) {
    console.error(message);
    process.exit(1);
  }
};

const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
const files = readdirSync(folder).filter((name) => name.endsWith(".argdown"));
check(files.length, "nothing to judge");
for (const name of files) {
  const input = readFileSync(join(folder, name), "utf8");
  const application = new ArgdownApplication();
  application.addPlugin(new ParserPlugin(), "parse-input");
  application.addPlugin(new ModelPlugin(), "build-model");
  const response = application.run({ input, process: ["parse-input", "build-model"], throwExceptions: true });
  const errors = [...(response.lexerErrors ?? []), ...(response.parserErrors ?? [])];
  check(!errors.length, `${name}: ${errors.map((error) => error.message).join("; ")}`);
  const statements = Object.values(response.statements);
  const written = [...input.matchAll(/^\[(.+)\]: /gm)].map((found) => found[1]);
  check(written.join("\n") === statements.map((own) => own.title).join("\n"), `${name}: other statements are read`);
  for (const own of statements) {
    check(own.members.some((member) => !member.isReference && member.text?.trim()), `${own.title}: no words`);
    check(own.tags?.length === 1, `${own.title}: ${own.tags?.length ?? 0} tags`);
  }
  const plain = (text) => text.replace(/\s+/g, " ");
  const words = statements.flatMap((own) => own.members.map((member) => plain(member.text ?? "")));
  const labels = new Set(expected.map((one) => one.label));
  for (const label of labels) {
    const quotes = expected.filter((one) => one.label === label);
    check(quotes.some((one) => words.some((own) => own.includes(plain(one.exact)))), `no words of ${label}`);
  }
  const relations = input.match(/^ {2}[+-] \[/gm)?.length ?? 0;
  check(response.relations.length === relations, `${name}: ${response.relations.length} relations of ${relations}`);
  console.log(`${name}: ${statements.length} statements, ${relations} relations`);
}

// Questions on standard input → what the page's own scripts find, as JSON.
const fs = require("fs"), path = require("path");
const scripts = path.join(__dirname, "../../dashboard/frontend/slides");
globalThis.townReformQuestions = require(path.join(scripts, "questions.js"));
const { find } = require(path.join(scripts, "answers.js"));
const { answers, questions } = JSON.parse(fs.readFileSync(0, "utf8"));
let context = null;
const found = questions.map(([text, follows]) => {
  const { keys, near, parsed } = find(answers, text, follows ? context : null);
  context = parsed;
  return { keys, near: near.map((one) => one.subject.id), sentence: keys.length === 1 && answers.cards[keys[0]] ? answers.cards[keys[0]].sentence : "" };
});
process.stdout.write(JSON.stringify(found));

// Whether pages are valid HTML and the rules of accessibility that a program can check hold (html-validate, its recommended
// set).
//
// usage: node check_html.mjs PAGE...
// Exit status: 0, or 1 with what is wrong, or 77 if the packages are not installed (npm ci --prefix tests).
let HtmlValidate;
try {
  ({ HtmlValidate } = await import('html-validate'));
} catch {
  console.log('the npm packages are not installed: npm ci --prefix tests');
  process.exit(77);
}

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    'no-inline-style': 'off',      // widths that come from the figures
    'long-title': 'off',
    'heading-level': 'off',        // answers have headings of their own
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'void-style': 'off',
    'no-raw-characters': ['error', { relaxed: true }],
  },
});

let faults = 0;
for (const page of process.argv.slice(2)) {
  const { results } = await validator.validateFile(page);
  for (const { messages } of results) {
    for (const { line, column, ruleId, message } of messages) {
      if (++faults <= 40) console.log(`${page}:${line}:${column}: ${message} [${ruleId}]`);
    }
  }
}
console.log(`${faults} faults`);
process.exit(faults > 0 ? 1 : 0);

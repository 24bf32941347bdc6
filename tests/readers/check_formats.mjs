// Reads every FOLDER/*.FORMAT and holds it against the JSON Schema of the format: that of SARIF 2.1.0 as its makers
// publish it, those of the others in tests/readers/schemas.
//
// usage: node check_formats.mjs FOLDER
// Prints how many are valid. Exit status: 0, 1 if one is not, 77 if the packages are not installed (npm ci --prefix tests).
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const read = (name) => JSON.parse(fs.readFileSync(new URL(name, import.meta.url), 'utf8'));
let Ajv, addFormats;
const schemas = {};
try {
  schemas['.sarif'] = read('../node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json');
  Ajv = require('ajv/dist/2020.js').default;
  addFormats = require('ajv-formats').default;
} catch (error) {
  console.log(`the npm packages are not installed: npm ci --prefix tests (${error.message.split('\n')[0]})`);
  process.exit(77);
}
for (const name of fs.readdirSync(new URL('schemas', import.meta.url)))
  schemas[`.${path.basename(name, '.json')}`] = read(`schemas/${name}`);

const validators = Object.fromEntries(
  Object.entries(schemas).map(([format, schema]) => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    return [format, ajv.compile(schema)];
  }),
);
let valid = 0;
let failed = false;
for (const name of fs.readdirSync(process.argv[2]).sort()) {
  const validate = validators[path.extname(name)];
  if (validate(JSON.parse(fs.readFileSync(path.join(process.argv[2], name), 'utf8')))) {
    ++valid;
  } else {
    failed = true;
    for (const error of validate.errors) console.error(`${name}: ${error.instancePath} ${error.message}`);
  }
}
console.log(`${valid} valid`);
process.exit(failed ? 1 : 0);

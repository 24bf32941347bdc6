// Reads every FOLDER/*.sarif and holds it against the JSON Schema of SARIF 2.1.0.
//
// usage: node check_sarif.mjs FOLDER
// Prints how many are valid. Exit status: 0, 1 if one is not, 77 if the packages are not installed (npm ci --prefix tests).
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
let Ajv, addFormats, schema;
try {
  const asset = '../node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json';
  schema = JSON.parse(fs.readFileSync(new URL(asset, import.meta.url), 'utf8'));
  Ajv = require('ajv/dist/2020.js').default;
  addFormats = require('ajv-formats').default;
} catch (error) {
  console.log(`the npm packages are not installed: npm ci --prefix tests (${error.message.split('\n')[0]})`);
  process.exit(77);
}

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);
let valid = 0;
let failed = false;
for (const name of fs.readdirSync(process.argv[2]).filter((name) => name.endsWith('.sarif')).sort()) {
  if (validate(JSON.parse(fs.readFileSync(path.join(process.argv[2], name), 'utf8')))) {
    ++valid;
  } else {
    failed = true;
    for (const error of validate.errors) console.error(`${name}: ${error.instancePath} ${error.message}`);
  }
}
console.log(`${valid} valid`);
process.exit(failed ? 1 : 0);

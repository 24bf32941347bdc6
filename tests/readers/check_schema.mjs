// Says of every FOLDER/*.yaml whether SCHEMA takes it, as an editor that knows YAML 1.2 and JSON Schema would see it: one
// line of JSON a file, {"name", "valid", "why"}.
//
// usage: node check_schema.mjs SCHEMA FOLDER
// Exit status: 0, or 77 if the packages are not installed (npm ci --prefix tests), or 1 if the schema itself is faulty.
import fs from 'node:fs';
import path from 'node:path';

let yaml, Ajv;
try {
  yaml = await import('yaml');
  Ajv = (await import('ajv/dist/2020.js')).default;
} catch {
  console.log('the npm packages are not installed: npm ci --prefix tests');
  process.exit(77);
}

const [schemaFile, folder] = process.argv.slice(2);
const validate = new Ajv({ strict: true, allErrors: true }).compile(JSON.parse(fs.readFileSync(schemaFile, 'utf8')));
for (const name of fs.readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort()) {
  let valid = false;
  let why = '';
  try {
    // Bytes that are no UTF-8 are an error here, not U+FFFD.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(fs.readFileSync(path.join(folder, name)));
    valid = validate(yaml.parse(text, { version: '1.2' }));
    why = (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`).join('; ');
  } catch (error) {
    why = error.message.split('\n')[0];
  }
  console.log(JSON.stringify({ name: path.basename(name, '.yaml'), valid, why }));
}

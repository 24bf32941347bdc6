// Headless Chromium, driven by its DevTools protocol over two pipes (--remote-debugging-pipe: JSON, each message ended by a
// NUL on file descriptors 3 and 4), so that nothing but Node.js and Debian's chromium is needed.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

// The program, or nothing if there is none.
export function findChromium() {
  return NAMES.find((name) => spawnSync(name, ['--version']).status === 0);
}

export class Browser {
  static async start(program) {
    const browser = new Browser();
    browser.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'emend-chromium-'));
    browser.child = spawn(
      program,
      ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run', '--disable-extensions',
       '--disable-background-networking', '--disable-component-update', '--force-color-profile=srgb',
       `--user-data-dir=${browser.folder}`, '--remote-debugging-pipe', 'about:blank'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    const [, , , input, output] = browser.child.stdio;
    browser.input = input;
    browser.calls = new Map();
    browser.listeners = new Map();
    browser.lastId = 0;
    let rest = '';
    output.setEncoding('utf8');
    output.on('data', (text) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop();
      for (const message of messages) browser.receive(JSON.parse(message));
    });
    browser.child.on('exit', () => {
      for (const { reject } of browser.calls.values()) reject(new Error('the browser has ended'));
    });
    return browser;
  }

  receive({ id, result, error, method, params, sessionId }) {
    if (id !== undefined) {
      const call = this.calls.get(id);
      this.calls.delete(id);
      error ? call.reject(new Error(error.message)) : call.resolve(result);
    } else {
      this.listeners.get(sessionId)?.(method, params);
    }
  }

  call(method, params = {}, sessionId = undefined) {
    const id = ++this.lastId;
    this.input.write(JSON.stringify({ id, method, params, sessionId }) + '\0');
    return new Promise((resolve, reject) => this.calls.set(id, { resolve, reject }));
  }

  // A page of `file`, loaded. It keeps what the page asked for and what it complained of.
  async open(file, { width = 1280, height = 800 } = {}) {
    const { targetId } = await this.call('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.call('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page(this, sessionId, targetId);
    const loaded = new Promise((resolve) => {
      this.listeners.set(sessionId, (method, params) => {
        if (method === 'Page.loadEventFired') resolve();
        page.note(method, params);
      });
    });
    for (const domain of ['Page', 'Network', 'Runtime', 'Log']) await page.call(`${domain}.enable`);
    await page.prefer('light');
    await page.call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    await page.call('Page.navigate', { url: `file://${path.resolve(file)}` });
    await loaded;
    return page;
  }

  async stop() {
    const ended = new Promise((resolve) => this.child.on('exit', resolve));
    this.call('Browser.close').catch(() => {});
    await ended;
    fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

class Page {
  requests = [];
  complaints = [];

  constructor(browser, sessionId, targetId) {
    this.browser = browser;
    this.sessionId = sessionId;
    this.targetId = targetId;
  }

  close() {
    return this.browser.call('Target.closeTarget', { targetId: this.targetId });
  }

  // What the system wants: 'light' or 'dark'.
  prefer(scheme) {
    return this.call('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  }

  call(method, params = {}) {
    return this.browser.call(method, params, this.sessionId);
  }

  note(method, params) {
    if (method === 'Network.requestWillBeSent') this.requests.push(params.request.url);
    if (method === 'Runtime.exceptionThrown') this.complaints.push(params.exceptionDetails.text);
    if (method === 'Runtime.consoleAPICalled') this.complaints.push(JSON.stringify(params.args.map((x) => x.value)));
    if (method === 'Log.entryAdded') this.complaints.push(params.entry.text);
  }

  // The value of `script`, a function without arguments that runs in the page.
  async run(script) {
    const { result, exceptionDetails } =
        await this.call('Runtime.evaluate', { expression: `(${script})()`, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async type(text) {
    await this.call('Input.insertText', { text });
  }

  async press(key, code, windowsVirtualKeyCode) {
    for (const type of ['keyDown', 'keyUp']) {
      await this.call('Input.dispatchKeyEvent', { type, key, code, windowsVirtualKeyCode,
        text: type === 'keyDown' && key.length === 1 ? key : undefined });
    }
  }

  // A PNG of a part of the page.
  async screenshot(clip = undefined) {
    const { data } = await this.call('Page.captureScreenshot',
                                     { captureBeyondViewport: true, clip: clip && { scale: 1, ...clip } });
    return Buffer.from(data, 'base64');
  }
}

// The service worker of workshops: opens their pages without a connection.
//
// The site puts a line above this file: TOLD has the addresses of the files of this version and of
// the page that says that a page is not kept, the header that marks pages that may be kept, and the
// version of scripts that it names.
// Every address of a file names its version, so files of several versions lie beside each other,
// and a page that is open or kept keeps those that it came with. Sheets are in IndexedDB, which
// this worker never touches; what is sent passes it by.

const FILES = "placeplan-files";
const PAGES = "placeplan-pages";
const PATIENCE = 4000;
const NAMED_BY_CONTENT = /^\/(scripts|styles|static)\//;

self.addEventListener("install", (event) => event.waitUntil(prepare()));
// from a page that found none: this device was cleared while another window was open
self.addEventListener("message", (event) => event.waitUntil(getFiles()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (NAMED_BY_CONTENT.test(pathname)) event.respondWith(file(request));
});

async function prepare() {
  await getFiles();
  await self.skipWaiting();
}

/**
 * All files of this version, or none: a worker that lacks one is not installed. They are asked for
 * as by nobody, since what is said to whoever is in is said once, and not to be kept.
 */
async function getFiles() {
  const files = await caches.open(FILES);
  await files.addAll(TOLD.files.map((address) => new Request(address, { cache: "reload", credentials: "omit" })));
}

async function page(event) {
  const [request, options] = [event.request, { cacheName: PAGES, ignoreVary: true }];
  const kept = (await caches.match(request, options)) ?? (await keptFile(request));
  const asked = ask(request);
  event.waitUntil(asked.catch(() => undefined));
  if (!kept) return asked.catch(() => notKept());
  const found = await Promise.race([asked.catch(() => kept), later(kept)]);
  return found.status >= 500 ? kept : found;
}

async function ask(request) {
  const answer = await fetch(request);
  // a page of another version waits until its scripts are here, too
  const isOfThisVersion = answer.ok && answer.headers.get(TOLD.mark) === TOLD.scripts;
  if (isOfThisVersion) await keep(PAGES, request.url, answer);
  return answer;
}

/** Keep it, unless this device was cleared; on a full one the answer is as good as before. */
async function keep(name, request, answer) {
  try {
    if (await caches.has(FILES)) await (await caches.open(name)).put(request, answer.clone());
  } catch (error) {
    console.warn("not kept", error);
  }
}

function later(value) {
  return new Promise((resolve) => { setTimeout(() => resolve(value), PATIENCE); });
}

async function notKept() { return (await keptFile(TOLD.notKept)) ?? Response.error(); }

function keptFile(request) { return caches.match(request, { cacheName: FILES, ignoreVary: true }); }

async function file(request) {
  const kept = await caches.match(request, { cacheName: FILES });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await keep(FILES, request, answer);
  return answer;
}

/** Let go of files that neither this version nor any kept page needs. */
async function tidy() {
  await self.clients.claim();
  const [files, pages] = await Promise.all([caches.open(FILES), caches.open(PAGES)]);
  const needed = new Set(TOLD.files.map(absolute));
  const folders = new Set();
  for (const request of await pages.keys()) {
    const text = await (await pages.match(request)).text();
    for (const [, address] of text.matchAll(/(?:href|src)="([^"]+)"/g)) {
      const whole = absolute(address.replaceAll("&amp;", "&"));
      needed.add(whole);
      if (new URL(whole).pathname.startsWith("/scripts/")) folders.add(whole.replace(/[^/]*$/, ""));
    }
  }
  const isNeeded = (address) => needed.has(address)
    || [...folders].some((folder) => address.startsWith(folder));
  for (const request of await files.keys()) {
    if (!isNeeded(request.url)) await files.delete(request);
  }
}

function absolute(address) { return new URL(address, self.location.origin).href; }

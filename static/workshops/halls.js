// Makes this device ready for a hall without a connection: the service worker, the pages it keeps,
// and storage that the browser does not clear by itself.

const MARK = "Placeplan-Kept";
const [PAGES, FILES] = ["placeplan-pages", "placeplan-files"];

/** Whether pages can be kept at all: only where the address is https, or on this machine. */
export function canKeepPages() { return Boolean(navigator.serviceWorker && window.caches); }

/** Start the service worker, of the newest version, and keep the workshop's pages not kept yet. */
export async function prepareHall(setup) {
  if (!canKeepPages()) return;
  const { address, scope } = setup.worker;
  try {
    const registration = await navigator.serviceWorker.register(address, { scope, updateViaCache: "none" });
    await registration.update();
    await activated(registration.installing ?? registration.waiting);
    if (!(await caches.has(FILES))) registration.active?.postMessage("files");
  } catch {
    // without a connection there is nothing new to register
    return;
  }
  const kept = await keptPages(setup.pages, setup.version);
  await Promise.all(setup.pages.filter((page) => !kept.includes(page)).map(keepPage));
}

function activated(worker) {
  if (!worker || worker.state === "activated") return undefined;
  return new Promise((resolve) => {
    worker.addEventListener("statechange", () => {
      if (["activated", "redundant"].includes(worker.state)) resolve();
    });
  });
}

/** Ask for a page and keep it; says whether it is kept now. */
export async function keepPage(address) {
  try {
    const answer = await fetch(address, { redirect: "manual", cache: "no-store" });
    if (!answer.ok || !answer.headers.has(MARK)) return false;
    await (await caches.open(PAGES)).put(address, answer);
    return true;
  } catch {
    return false;
  }
}

/** Which of these pages this device has kept, of this version. */
export async function keptPages(addresses, version) {
  const versions = await keptVersions(addresses);
  return addresses.filter((_address, index) => versions[index] === version);
}

/** Of which version this device has kept each of these pages; undefined where it has not. */
export async function keptVersions(addresses) {
  const found = await Promise.all(addresses.map((page) => matched(PAGES, page, { ignoreVary: true })));
  return found.map((page) => page?.headers.get(MARK));
}

/** Those of these files that this device has not kept. */
export async function missingFiles(addresses) {
  const found = await Promise.all(addresses.map((address) => matched(FILES, address)));
  return addresses.filter((_address, index) => !found[index]);
}

/** Get those of these files that are missing; on a full device they stay so. */
export async function keepFiles(addresses) {
  const missing = await missingFiles(addresses);
  if (!missing.length) return;
  try {
    const files = await caches.open(FILES);
    await files.addAll(missing.map((address) => new Request(address, { cache: "reload", credentials: "omit" })));
  } catch (error) {
    console.warn("not kept", error);
  }
}

/** What a cache has, without making one where there is none: the worker then keeps nothing. */
function matched(cacheName, address, options = {}) { return caches.match(address, { cacheName, ...options }); }

/** The pages of all workshops that this device has kept, as [address, title]. */
export async function everyKeptPage() {
  if (!canKeepPages() || !(await caches.has(PAGES))) return [];
  const pages = await caches.open(PAGES);
  return Promise.all((await pages.keys()).map(async (request) => {
    const text = await (await pages.match(request)).text();
    const title = new DOMParser().parseFromString(text, "text/html").title;
    return [request.url, title.replace(/ – [^–]*$/, "")];
  }));
}

/** Whether this device keeps any page or file. */
export async function keepsHall() {
  return canKeepPages() && (await caches.keys()).some((name) => [PAGES, FILES].includes(name));
}

/** Let go of all pages and files, and of the service worker. */
export async function forgetHall() {
  if (!canKeepPages()) return;
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  for (const name of [PAGES, FILES]) await caches.delete(name);
}

/** Let go of the page at this address and of all below it. */
export async function forgetPages(address) {
  if (!canKeepPages() || !(await caches.has(PAGES))) return;
  const pages = await caches.open(PAGES);
  for (const request of await pages.keys()) {
    if (`${new URL(request.url).pathname}/`.startsWith(`${address}/`)) await pages.delete(request);
  }
}

/** Whether the browser promises to keep what is stored, asking it for that promise. */
export async function askToKeep() {
  if (!navigator.storage?.persist) return false;
  return (await navigator.storage.persisted()) || navigator.storage.persist();
}

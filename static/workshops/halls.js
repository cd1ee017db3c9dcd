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
  const pages = await caches.open(PAGES);
  const found = await Promise.all(addresses.map((address) => pages.match(address, { ignoreVary: true })));
  return addresses.filter((_address, index) => found[index]?.headers.get(MARK) === version);
}

/** How many of these files this device has not kept. */
export async function missingFiles(addresses) {
  const files = await caches.open(FILES);
  const found = await Promise.all(addresses.map((address) => files.match(address)));
  return found.filter((file) => !file).length;
}

/** The pages of all workshops that this device has kept, as [address, title]. */
export async function everyKeptPage() {
  const pages = await caches.open(PAGES);
  return Promise.all((await pages.keys()).map(async (request) => {
    const text = await (await pages.match(request)).text();
    const title = new DOMParser().parseFromString(text, "text/html").title;
    return [request.url, title.replace(/ – [^–]*$/, "")];
  }));
}

/** Let go of the page at this address and of all below it; of all pages where none is given. */
export async function forgetPages(address = "") {
  if (!canKeepPages()) return;
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

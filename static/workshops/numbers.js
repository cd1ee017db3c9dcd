// Who was at a workshop, as typed on this device and not saved on the site yet.

const NAME = "placeplan-attendance:";

/** {fields, isToSave}: what was typed, and whether it is to be saved by itself; null where nothing is. */
export function numbersOf(workshop) {
  try {
    return JSON.parse(localStorage.getItem(NAME + workshop));
  } catch {
    return null;
  }
}

/** Keep them; says whether this browser does. */
export function keepNumbers(workshop, typed) {
  try {
    localStorage.setItem(NAME + workshop, JSON.stringify(typed));
    return true;
  } catch {
    return false;
  }
}

export function forgetNumbers(workshop) {
  try {
    localStorage.removeItem(NAME + workshop);
  } catch {
    // then nothing was kept either
  }
}

/** The workshops whose numbers wait on this device. */
export function workshopsWithNumbers() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(NAME)).map((name) => name.slice(NAME.length));
  } catch {
    return [];
  }
}

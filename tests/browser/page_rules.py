"""What a page must keep in a browser beyond what axe finds: targets to press, focus to see."""

# what can be pressed alone, is no link in a sentence, and is lower or narrower than a thumb
TOO_SMALL = """
() => [...document.querySelectorAll("a, button, summary, textarea, input")].filter((each) => {
  const own = each.getBoundingClientRect();
  const isApart = each.closest(".unseen, [aria-hidden], .skip_link");
  if (!own.width || isApart) return false;
  const label = ["radio", "checkbox"].includes(each.type) && each.labels[0];
  const box = label ? label.getBoundingClientRect() : own;
  const around = each.tagName === "A" && each.closest("p, li, td, dd");
  const isInSentence = around && around.textContent.trim() !== each.textContent.trim();
  return !isInSentence && (box.height < 44 || box.width < 44);
}).map((each) => each.outerHTML.slice(0, 120))
"""

# what can have the focus and is then outside of the window or wholly behind something else
HIDDEN_IN_FOCUS = """
() => {
  const places = [0.1, 0.5, 0.9];
  const isSeen = (each) => {
    const { left, top, right, bottom } = each.getBoundingClientRect();
    const [fromLeft, fromTop] = [Math.max(left, 0), Math.max(top, 0)];
    const width = Math.min(right, innerWidth) - fromLeft;
    const height = Math.min(bottom, innerHeight) - fromTop;
    return places.some((across) => places.some((down) => {
      const found = document.elementFromPoint(fromLeft + across * width, fromTop + down * height);
      return found && (each.contains(found) || found.control === each);
    }));
  };
  const stops = document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]",
  );
  const hidden = [...stops].filter((each) => {
    if (each.tabIndex < 0 || each.disabled || !each.checkVisibility()) return false;
    each.focus();
    return document.activeElement === each && !isSeen(each);
  });
  document.activeElement.blur();
  scrollTo(0, 0);
  return hidden.map((each) => each.outerHTML.slice(0, 120));
}
"""

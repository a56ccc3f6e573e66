// Whether two pages say the same: their visible words, without markup.

/** The first place where the words of two pages differ; `undefined` if nowhere. */
export function firstDifference(one, other) {
  const [ours, theirs] = [words(one), words(other)];
  const at = ours.findIndex((word, index) => word !== theirs[index]);
  if (at < 0 && ours.length === theirs.length) return undefined;
  const from = at < 0 ? ours.length : at;
  const place = (list) => list.slice(Math.max(0, from - 5), from + 5).join(" ");
  return `“${place(ours)}” and “${place(theirs)}”`;
}

/** Numbers, dates and codes differ from run to run: only their shape counts. */
function words(html) {
  return html
    .replace(/<script[\s\S]*?<\/script>/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&amp;/g, "&")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/\b[A-Z2-7]{4}(?:-[A-Z2-7]{4}){5}-[A-Z2-7]{2}\b/g, "secret")
    .replace(/\d/g, "0")
    .split(/\s+/)
    .filter((word) => word !== "");
}

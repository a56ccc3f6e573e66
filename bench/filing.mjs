// Files a real dossier over HTTP, as a citizen's browser does, up to its status page.

const PROCEDURE = "/nop-ho-so/1.004873";
/** Phường Phan Thiết, which an office of the catalogue serves. */
const COMMUNE = "22945";

/** The form, page by page, as an everyday applicant fills it in; the floor shows the same answers. */
const PAGES = [
  ["cho-ai", { "cho-ai": "chinh-minh" }],
  [
    "nguoi-yeu-cau",
    {
      "nguoi-yeu-cau.ho-ten": "Nguyễn Thị Mẫu",
      "nguoi-yeu-cau.ngay-sinh.ngay": "1",
      "nguoi-yeu-cau.ngay-sinh.thang": "2",
      "nguoi-yeu-cau.ngay-sinh.nam": "1990",
      "nguoi-yeu-cau.so-dinh-danh": "060190001234",
    },
  ],
  ["nhan-than", { "nhan-than.gioi-tinh": "nu", "nhan-than.dan-toc": "kinh", "nhan-than.quoc-tich": "viet-nam" }],
  [
    "giay-to",
    {
      "giay-to.loai": "can-cuoc",
      "giay-to.ngay-cap.ngay": "15",
      "giay-to.ngay-cap.thang": "7",
      "giay-to.ngay-cap.nam": "2021",
      "giay-to.noi-cap": "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
    },
  ],
  ["lien-he", { "lien-he.dien-thoai": "0900000001" }],
  ["noi-cu-tru", { "noi-cu-tru.loai": "thuong-tru", "noi-cu-tru.dia-chi": "25 Nguyễn Huệ" }],
  ["thoi-gian", { "thoi-gian.loai": "hien-nay" }],
  ["tinh-trang", { "tinh-trang": "chua-ket-hon" }],
  ["muc-dich", { "muc-dich": "nha-dat" }],
  ["nhan-ket-qua", { "nhan-ket-qua.so-ban": "1", "nhan-ket-qua.cach": "quay" }],
  ["cam-doan", { "cam-doan": "co" }],
];

/**
 * Sends one dossier, waits until the province has numbered it, and leaves a second filing open on its second page.
 * Returns the browser's cookie, the status page and the form page.
 */
export async function fileDossier(base) {
  const { cookie, draft } = await begin(base, "");
  for (const [page, answers] of PAGES) {
    await post(base, `${PROCEDURE}/${page}`, cookie, { "ban-nhap": draft, ...answers });
  }
  const sent = await post(base, `${PROCEDURE}/kiem-tra`, cookie, { "ban-nhap": draft });
  const status = sent.headers.get("location");
  await numbered(base + status, cookie);

  const again = await begin(base, cookie);
  for (const [page, answers] of PAGES.slice(0, 2)) {
    await post(base, `${PROCEDURE}/${page}`, cookie, { "ban-nhap": again.draft, ...answers });
  }
  return { cookie, status, form: `${PROCEDURE}/nguoi-yeu-cau` };
}

/** Begins a filing in a new browser: its cookie and the draft's id. */
export function beginDraft(base, start = PROCEDURE) {
  return begin(base, "", start);
}

/** Begins a filing in a new browser: its cookie, and the page with the most questions of those that are shown from the start. */
export async function widestPage(base, start) {
  const { cookie, first } = await begin(base, "", start);
  let widest = { cookie, path: first, questions: 0 };
  const sample = await (await fetch(`${base}${start.replace("nop-ho-so", "thu-tuc")}/mau`)).text();
  const steps = new Set([...sample.matchAll(/id='chu-de-([^']+)'/g)].map((found) => `${start}/${found[1]}`));
  for (const path of [first, ...steps]) {
    const page = await fetch(base + path, { headers: { cookie }, redirect: "manual" });
    if (page.status !== 200) continue;
    const questions = (await page.text()).match(/<div data-question=/g)?.length ?? 0;
    if (questions > widest.questions) widest = { cookie, path, questions };
  }
  return widest;
}

async function begin(base, cookie, start = PROCEDURE) {
  const begun = await post(base, start, cookie, { "noi-cu-tru.ma": COMMUNE });
  const own = begun.headers.get("set-cookie")?.split(";")[0] ?? cookie;
  const page = await fetch(base + begun.headers.get("location"), { headers: { cookie: own } });
  const draft = /name='ban-nhap' value='([^']+)'/.exec(await page.text())?.[1];
  if (!draft) throw new Error("the first form page has no draft");
  return { cookie: own, draft, first: begun.headers.get("location") };
}

async function post(base, path, cookie, fields) {
  const body = new URLSearchParams(fields);
  const answer = await fetch(base + path, { method: "POST", headers: { cookie }, body, redirect: "manual" });
  if (answer.status !== 303) throw new Error(`POST ${path} answered ${answer.status}`);
  return answer;
}

/** The outbox hands the filing over in the background: asks until the page shows the province's code. */
async function numbered(url, cookie) {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const page = await (await fetch(url, { headers: { cookie } })).text();
    if (/H[\d.]+-\d{6}-\d{4}/.test(page)) return;
  }
  throw new Error("the province did not number the dossier");
}

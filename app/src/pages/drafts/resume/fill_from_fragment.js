{
  const [version, code] = location.hash.slice(1).split(".");
  const form = document.getElementById("lam-tiep");
  if (version === "1" && /^\d{8}$/.test(code ?? "") && form) {
    history.replaceState(null, "", location.pathname);
    form.elements["ma"].value = `${code.slice(0, 4)}-${code.slice(4)}`;
    form.elements["dien-thoai"].focus();
  }
}

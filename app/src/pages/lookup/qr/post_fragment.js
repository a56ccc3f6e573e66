{
  const parts = location.hash.slice(1).split(".");
  const form = document.getElementById("mo-ho-so");
  if (parts.length === 3 && parts[0] === "1" && form) {
    history.replaceState(null, "", location.pathname);
    form.elements["ma"].value = parts[1];
    form.elements["ma-mo"].value = parts[2];
    form.submit();
  }
}

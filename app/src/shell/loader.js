const { js, wasm } = document.getElementById("islands").dataset;
const start = async () => {
  try {
    const [bundle, response] = await Promise.all([import(js), fetch(wasm)]);
    await bundle.default({ module_or_path: response });
    for (const island of document.querySelectorAll("leptos-island")) {
      island.closest("leptos-children")?.$$on_hydrate?.();
      await bundle[island.dataset.component]?.(island);
    }
  } catch {}
};
const idle = () => (window.requestIdleCallback ? requestIdleCallback(start, { timeout: 2000 }) : setTimeout(start, 100));
if (window.WebAssembly?.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 0))) {
  document.readyState === "complete" ? idle() : addEventListener("load", idle);
}

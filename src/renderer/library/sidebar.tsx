export function Sidebar(_: { readonly onHide: () => void }) {
  return null;
}

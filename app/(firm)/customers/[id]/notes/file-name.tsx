/** The name of a file. Its ending stands apart: after Arabic with digits it would be drawn before them, as `pdf.2026`. */
export function FileName({ name }: { name: string }) {
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? '';
  return <bdi>{name.slice(0, name.length - ending.length)}{ending && <bdi dir="ltr">{ending}</bdi>}</bdi>;
}

/** The name of a file. Its end stands apart, digits and all: after Arabic it would be drawn as `pdf.2026`. */
export function FileName({ name }: { name: string }) {
  const end = /[!-~]*\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? '';
  return <bdi>{name.slice(0, name.length - end.length)}{end && <bdi dir="ltr">{end}</bdi>}</bdi>;
}

/** Where the receiver of an invoice sees it: the address under which people reach the program is set when it starts. */
export function receiverAddress(token: string): string {
  return `${new URL('/i/', process.env['NEXTAUTH_URL'] ?? 'http://127.0.0.1:3000').href}${token}`;
}

import { BlockList, isIP } from 'node:net';

/** Addresses that nobody outside is reached by: of the machine itself, of private nets, and of the link (RFC 1918, 3927, 4193, 4291). */
const own = new BlockList();
for (const [net, bits] of [['127.0.0.0', 8], ['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['169.254.0.0', 16]] as const) own.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['::1', 128], ['fc00::', 7], ['fe80::', 10]] as const) own.addSubnet(net, bits, 'ipv6');

/** Names that are known within a net alone (RFC 6761, 6762, 8375), or that no domain stands behind, such as those of containers. */
const ownNames = /^(?=.*\p{L})[^.]+$|\.(?:localhost|local|internal|lan|home\.arpa)$/iu;

/** Whether a server is on this machine or in its own net, as far as its name or address tells. */
export function isOwnNet(host: string): boolean {
  const version = isIP(host);
  if (version === 0) return !host.includes(':') && ownNames.test(host);
  return own.check(host, version === 4 ? 'ipv4' : 'ipv6');
}

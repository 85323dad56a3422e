import { BlockList, isIP } from 'node:net';

/** Networks that are nobody's on the internet: this computer, the home, the office, the provider's own. */
const NETWORKS: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];
const own = new BlockList();
for (const [network, prefix, family] of NETWORKS) own.addSubnet(network, prefix, family);

/** Whether an IP address lies in a network of one's own; what is no address counts as one. */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return own.check(address, 'ipv4');
  if (version !== 6) return true;
  // An IPv4 address in IPv6's clothes is judged as what it is.
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return own.check(mapped, 'ipv4');
  return /^::ffff:/i.test(address) || own.check(address, 'ipv6');
}

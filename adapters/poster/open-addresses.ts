/** Which addresses of the network are of the open internet: everything else is of somebody’s own house. */
import { BlockList, isIP } from 'node:net';

/** IANA’s registries of special addresses, IPv4 and IPv6: private, shared, loopback, link-local, documentation, multicast, reserved. */
const special: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...[
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.31.196.0/24',
    '192.52.193.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
  ],
  ...['192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16'],
  ...['3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
].map((range) => {
  const [address = '', bits] = range.split('/');
  return [address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4'] as const;
});

const closed = new BlockList();
for (const [address, bits, family] of special) closed.addSubnet(address, bits, family);

/** The IPv4 address that an IPv6 one only carries, in any spelling. */
function carried(address: string): string | null {
  const [, dotted] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (dotted !== undefined) return dotted;
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address) ?? [];
  if (high === undefined || low === undefined) return null;
  const [a, b] = [parseInt(high, 16), parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

/** Whether an address, as it was looked up, is of the open internet. */
export function isOpenAddress(address: string): boolean {
  const plain = carried(address) ?? address.replace(/%.*$/, '');
  const family = isIP(plain);
  if (family === 0) return false;
  return !closed.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}

import { BlockList, isIP } from 'node:net';

/** Tells whether an address is in a range. */
export type AddressRange = (address: string) => boolean;

/** Reads a range in CIDR notation; undefined for what is none. */
export const readAddressRange = (text: string): AddressRange | undefined => {
  const [, network = '', bits = ''] = /^([\d.]+|[\da-f:.]+)\/(\d{1,3})$/i.exec(text) ?? [];
  const family = familyOf(network);
  if (family === undefined || Number(bits) > (family === 'ipv4' ? 32 : 128)) return undefined;
  const range = new BlockList();
  range.addSubnet(network, Number(bits), family);
  return (address) => {
    // Of a link's own address, what is behind the % names the link.
    const [plain = ''] = address.split('%');
    const asked = familyOf(plain);
    // Takes an IPv4 address in IPv6 notation, as dual-stack sockets give it, for what it is.
    return asked !== undefined && range.check(plain, asked);
  };
};

const familyOf = (address: string): 'ipv4' | 'ipv6' | undefined => {
  switch (isIP(address)) {
    case 4:
      return 'ipv4';
    case 6:
      return 'ipv6';
    default:
      return undefined;
  }
};

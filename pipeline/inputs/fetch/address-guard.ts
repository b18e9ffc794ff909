import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { FetchError } from './errors.js';

/** What may be connected to. Tests and closed networks may allow loopback by an explicit switch; nothing else private is ever allowed. */
export interface AddressPolicy {
  /** All of it, or only these hosts (`127.0.0.1:8080`). */
  readonly allowLoopback: boolean | readonly string[];
}

/** What the switch says of one host: with its port where that is known, else of any port. */
function allowsLoopback(policy: AddressPolicy, host: string): boolean {
  const { allowLoopback } = policy;
  if (typeof allowLoopback === 'boolean') return allowLoopback;
  return allowLoopback.some((allowed) => allowed === host || allowed.replace(/:\d+$/, '') === host);
}

/**
 * Whether an IP address is one of the public internet. IPv4 inside IPv6 (mapped, compatible, NAT64, 6to4) is judged by the IPv4 address; all
 * ranges that IANA reserves are refused.
 */
export function isPublicAddress(address: string, policy: { readonly allowLoopback: boolean }): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return false;
  let ip: ipaddr.IPv4 | ipaddr.IPv6 = ipaddr.parse(bare);
  if (ip.kind() === 'ipv6') {
    const v6 = ip as ipaddr.IPv6;
    if (v6.isIPv4MappedAddress()) ip = v6.toIPv4Address();
    else if (v6.range() !== 'unicast' && !(v6.range() === 'loopback' && policy.allowLoopback)) return false;
    // ::a.b.c.d, long out of use, is routed nowhere
    else if (v6.parts.slice(0, 6).every((part) => part === 0) && v6.range() !== 'loopback') return false;
  }
  const range = ip.range();
  return range === 'unicast' || (range === 'loopback' && policy.allowLoopback);
}

/**
 * Throws unless the URL may be fetched: http or https, no user information, and no literal private address in any spelling (the URL parser has
 * made 2130706433, 0x7f.1 and 127.1 into 127.0.0.1 before this looks). Names are judged when they are resolved.
 * @throws FetchError FETCH_SCHEME, FETCH_CREDENTIALS, FETCH_PRIVATE_ADDRESS
 */
export function assertFetchable(url: URL, policy: AddressPolicy): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchError('FETCH_SCHEME', `only http and https are fetched, not ${url.protocol}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new FetchError('FETCH_CREDENTIALS', 'addresses with a user name or password are not fetched');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const allowLoopback = allowsLoopback(policy, url.host);
  if (!allowLoopback && /(^|\.)localhost\.?$/i.test(host)) {
    throw new FetchError('FETCH_PRIVATE_ADDRESS', `${host} is this machine`);
  }
  if (isIP(host) !== 0 && !isPublicAddress(host, { allowLoopback })) {
    throw new FetchError('FETCH_PRIVATE_ADDRESS', `${host} is not a public address`);
  }
}

/** How names are resolved; tests put their own answers here. */
export type Resolver = (
  hostname: string,
  options: LookupOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const systemResolver: Resolver = (hostname, options, callback) =>
  dnsLookup(hostname, { ...options, all: true }, (error, addresses) => callback(error, addresses as LookupAddress[]));

/**
 * A look-up for the HTTP client's sockets: it resolves once, refuses the name if any of its addresses is private, and hands on the very
 * addresses that it judged, so that a second answer of the name server changes nothing.
 */
export function guardedLookup(policy: AddressPolicy, resolve: Resolver = systemResolver): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, options, (error, addresses) => {
      if (error !== null) {
        callback(error, '', 0);
        return;
      }
      const allowLoopback = allowsLoopback(policy, hostname);
      const bad = addresses.find(({ address }) => !isPublicAddress(address, { allowLoopback }));
      if (bad !== undefined || addresses.length === 0) {
        const reason = new FetchError(
          'FETCH_PRIVATE_ADDRESS',
          `${hostname} resolves to ${bad?.address ?? 'nothing'}, which is not a public address`,
        );
        callback(reason as NodeJS.ErrnoException, '', 0);
        return;
      }
      if (options.all === true) (callback as unknown as (e: null, a: LookupAddress[]) => void)(null, addresses);
      else callback(null, (addresses[0] as LookupAddress).address, (addresses[0] as LookupAddress).family);
    });
  };
}

import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import ipaddr from 'ipaddr.js';
import { ExplorerError } from './errors.js';

/** Nothing but our own script, style sheet and pictures; no inline code, no frames, no request to any other host. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The headers of every answer. */
export function headers(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    crossOriginResourcePolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    // it is served over plain HTTP on this machine
    strictTransportSecurity: false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
  });
}

/** The name in a Host header, without its port; null where it is none. */
function hostName(header: string): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]/@\s]+)(?::\d{1,5})?$/i.exec(header);
  return match?.[1]?.toLowerCase().replace(/\.$/, '') ?? null;
}

function address(name: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = name.replace(/^\[|\]$/g, '');
  if (name.startsWith('[') ? ipaddr.IPv6.isValid(bare) : ipaddr.IPv4.isValidFourPartDecimal(bare)) {
    return ipaddr.process(bare);
  }
  return null;
}

/**
 * Whether a request may name this host. A page of another site can make its own name lead to this machine (DNS rebinding) and would then be
 * let in by the browser: so only names that no stranger can own are answered: `localhost` and loopback addresses, `allowed` names, and, where
 * the server was told to listen to the network, addresses.
 */
export function isAllowedHost(
  header: string | undefined,
  options: { readonly loopback: boolean; readonly allowed: readonly string[] },
): boolean {
  const name = header === undefined ? null : hostName(header);
  if (name === null) return false;
  if (name === 'localhost' || options.allowed.some((allowed) => allowed.toLowerCase() === name)) return true;
  const ip = address(name);
  return ip !== null && (!options.loopback || ip.range() === 'loopback');
}

/** Refuses requests that name another host, with 421: what was sent here was meant for someone else. */
export function hostCheck(options: {
  readonly loopback: boolean;
  readonly allowed: readonly string[];
}): MiddlewareHandler {
  return async (c, next) => {
    if (!isAllowedHost(c.req.header('host'), options)) {
      throw new ExplorerError(
        'HOST_REFUSED',
        'This server does not answer to that host name. Open it as http://127.0.0.1 or http://localhost, or start it with --allow-host NAME.',
      );
    }
    await next();
  };
}

/**
 * Nothing here changes state: other methods than GET and HEAD are refused whoever sends them. Reading is refused to other sites too, but for
 * a link that a person follows: `Sec-Fetch-Site` is written by the browser, no page can forge it.
 */
export function readOnly(): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      c.header('Allow', 'GET, HEAD');
      throw new ExplorerError('METHOD_REFUSED', 'The explorer only reads: use GET.');
    }
    const site = c.req.header('sec-fetch-site');
    const foreign = site === 'cross-site' || site === 'same-site';
    if (foreign && !(c.req.header('sec-fetch-mode') === 'navigate' && c.req.header('sec-fetch-dest') === 'document')) {
      throw new ExplorerError('SITE_REFUSED', 'Requests that other sites make are refused; follow a link instead.');
    }
    await next();
  };
}

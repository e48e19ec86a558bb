// An OpenID Connect provider (the npm package oidc-provider, a certified implementation) at the port that ./test has told the system,
// and browsers that go between the two.
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Provider from 'oidc-provider';
import { data, url } from '../lib/system.mjs';

const PORT = 18090;
const ISSUER = `http://localhost:${PORT}`;

const key = (alg, kind, options) => ({
  ...generateKeyPairSync(kind, options).privateKey.export({ format: 'jwk' }), alg, use: 'sig', kid: `${alg}-of-this-run`,
});

/** `people`: subject → claims; may change while it runs. */
export async function startProvider(people) {
  const secret = readFileSync(join(data, 'oidc-secret'), 'utf8').trim();
  const client = (id, more) => ({
    client_id: id,
    redirect_uris: [`${url}/api/auth/oidc/${id}/callback`],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    ...more,
  });
  const provider = new Provider(ISSUER, {
    clients: [
      client('open', { client_secret: secret, token_endpoint_auth_method: 'client_secret_basic', id_token_signed_response_alg: 'RS256' }),
      client('closed', { client_secret: secret, token_endpoint_auth_method: 'client_secret_basic', id_token_signed_response_alg: 'ES256' }),
      client('linking', { token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'EdDSA' }),
    ],
    jwks: { keys: [key('RS256', 'rsa', { modulusLength: 2048 }), key('ES256', 'ec', { namedCurve: 'P-256' }), key('EdDSA', 'ed25519')] },
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256', 'EdDSA'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['a key of this run'] },
    claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    // Nobody is asked whether the client may know what it asks for.
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    ttl: { Session: 60, Interaction: 60, Grant: 60, AuthorizationCode: 60, AccessToken: 60, IdToken: 60 },
  });
  const callback = provider.callback();
  const server = createServer((request, response) => {
    const at = request.url.startsWith('/interaction/') ? interact : callback;
    Promise.resolve(at(request, response)).catch((error) => response.destroy(error));
  });
  // Its sign-in page: whoever the browser says it is, or nobody.
  async function interact(request, response) {
    const sub = /(?:^|; )who=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
    const result = sub ? { login: { accountId: sub } } : { error: 'access_denied' };
    await provider.interactionFinished(request, response, result);
  }
  server.listen(PORT, 'localhost');
  await once(server, 'listening');
  return {
    issuer: ISSUER,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Of a person, or of somebody who says no. Both servers have the host localhost, so their cookies lie together. */
export class Browser {
  #cookies = new Map();

  constructor(who = '') {
    if (who) this.#cookies.set('who', who);
  }

  cookie(name) {
    return this.#cookies.get(name);
  }

  async open(address, init = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [pair] = set.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value && !/max-age=0/i.test(set)) this.#cookies.set(name, value);
      else this.#cookies.delete(name);
    }
    return response;
  }

  /** From the start to the address that the platform gives back; the addresses on the way are kept. */
  async signIn(provider, returnTo = '/') {
    this.visited = [];
    return this.follow(`${url}/api/auth/oidc/${provider}/start?return_to=${encodeURIComponent(returnTo)}`);
  }

  async follow(address) {
    for (let step = 0; step < 10; step += 1) {
      this.visited.push(address);
      const response = await this.open(address);
      await response.arrayBuffer();
      const location = response.headers.get('location');
      if (!location) throw new Error(`${response.status} at ${address}`);
      const next = new URL(location, address);
      const page = next.origin === url && !next.pathname.startsWith('/api/');
      if (page) return next.pathname + next.search;
      address = next.href;
    }
    throw new Error(`no end: ${this.visited.join(' ')}`);
  }

  /** What the page does first: tokens for the refresh cookie. */
  async tokens() {
    const response = await this.post('/api/auth/refresh', {});
    return { status: response.status, body: await response.json() };
  }

  post(path, body) {
    const headers = { 'content-type': 'application/json', origin: url };
    return this.open(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }
}

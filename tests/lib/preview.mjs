// Opens a preview the way a browser does: hand-off code, cookie, then plain requests to the app's own site.
import assert from 'node:assert/strict';
import http from 'node:http';
import { request } from './system.mjs';

/** *.localhost is not in every resolver; a browser knows that it is this machine. */
export function get(target, { cookie, headers = {}, method = 'GET' } = {}) {
  const { host, port, pathname, search } = new URL(target);
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: pathname + search, method, headers: { host, ...(cookie ? { cookie } : {}), ...headers } };
    http.request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    }).on('error', reject).end();
  });
}

export async function openPreview(token, app) {
  const session = await request('POST', `/api/apps/${app.id}/preview-session`, { token, body: {} });
  assert.equal(session.status, 200, session.text);
  const handed = await get(session.body.url);
  assert.equal(handed.status, 302, handed.text);
  const cookie = handed.headers['set-cookie'][0].split(';')[0];
  const origin = new URL(session.body.url).origin;
  return { origin, cookie, setCookie: handed.headers['set-cookie'][0], get: (path, options = {}) => get(origin + path, { cookie, ...options }) };
}

import { expect, type APIRequestContext } from "@playwright/test";
import { GENERATION_MS } from "./environment";
import { person, type Person } from "./person";

export interface App {
  id: string;
  previewUrl: string;
}

/** The API beside the page, for what a test needs and is not about. */
export class Api {
  private constructor(
    private readonly request: APIRequestContext,
    private readonly headers: Record<string, string>,
  ) {}

  /** As the worker's own account unless it is said who. */
  static async signedIn(request: APIRequestContext, who?: Person): Promise<Api> {
    const { username, password } = who ?? (await person());
    const answer = await request.post("/api/auth/login", { data: { username, password } });
    expect(answer.status(), await answer.text()).toBe(200);
    const { accessToken } = (await answer.json()) as { accessToken: string };
    return new Api(request, { authorization: `Bearer ${accessToken}` });
  }

  /** The token that its calls bear. */
  get token(): string {
    return (this.headers.authorization ?? "").replace("Bearer ", "");
  }

  async signOut(): Promise<void> {
    expect((await this.request.post("/api/auth/logout", { headers: this.headers, data: {} })).status()).toBe(204);
  }

  /** Ends the account's sessions elsewhere, and waits until `token`, which is of one of them, counts for nothing. */
  async endOthers(token: string): Promise<void> {
    const list = await this.request.get("/api/auth/sessions", { headers: this.headers });
    const { items } = (await list.json()) as { items: { id: string; current: boolean }[] };
    for (const { id, current } of items) if (!current) await this.request.delete(`/api/auth/sessions/${id}`, { headers: this.headers });
    const headers = { authorization: `Bearer ${token}` };
    await expect.poll(async () => (await this.request.get("/api/auth/me", { headers })).status()).toBe(401);
  }

  /** Id of a new app, which is being made. */
  async generate(prompt: string): Promise<string> {
    const answer = await this.request.post("/api/apps/generate", { headers: this.headers, data: { prompt } });
    expect(answer.status(), await answer.text()).toBe(201);
    return ((await answer.json()) as { id: string }).id;
  }

  async untilRunning(id: string): Promise<App> {
    let app = { id, status: "", activity: "", previewUrl: "" };
    const settled = async () => {
      const answer = await this.request.get(`/api/apps/${id}`, { headers: this.headers });
      app = (await answer.json()) as typeof app;
      return `${app.status} ${app.activity}`;
    };
    await expect.poll(settled, { timeout: GENERATION_MS }).toBe("running ready");
    return app;
  }

  async read(id: string, path: string): Promise<string> {
    const answer = await this.request.get(`/api/apps/${id}/files/${path}`, { headers: this.headers });
    expect(answer.status(), await answer.text()).toBe(200);
    return answer.text();
  }

  /** Saves a file of the project as it would be saved by hand. */
  async save(id: string, path: string, text: string): Promise<void> {
    const list = await this.request.get(`/api/apps/${id}/files`, { headers: this.headers });
    const { version } = (await list.json()) as { version: number };
    const answer = await this.request.put(`/api/apps/${id}/files/${path}`, {
      headers: { ...this.headers, "if-match": `"${version}"`, "content-type": "text/plain" },
      data: text,
    });
    expect(answer.status(), await answer.text()).toBe(200);
  }

  /** Changes the app in words. */
  async change(id: string, prompt: string): Promise<App> {
    const answer = await this.request.post(`/api/apps/${id}/iterations`, { headers: this.headers, data: { prompt } });
    expect(answer.status(), await answer.text()).toBe(202);
    return this.untilRunning(id);
  }

  /** Ends the app's sandbox and gives it a new one. */
  async restart(id: string): Promise<App> {
    const stopped = await this.request.post(`/api/apps/${id}/stop`, { headers: this.headers });
    expect(stopped.status(), await stopped.text()).toBe(202);
    const status = async () => {
      const answer = await this.request.get(`/api/apps/${id}`, { headers: this.headers });
      return ((await answer.json()) as { status: string }).status;
    };
    await expect.poll(status, { timeout: GENERATION_MS }).toBe("stopped");
    const started = await this.request.post(`/api/apps/${id}/start`, { headers: this.headers });
    expect(started.status(), await started.text()).toBe(202);
    return this.untilRunning(id);
  }

  async remove(id: string): Promise<void> {
    await this.request.delete(`/api/apps/${id}`, { headers: this.headers });
    const status = async () => (await this.request.get(`/api/apps/${id}`, { headers: this.headers })).status();
    await expect.poll(status, { timeout: 60_000 }).toBe(404);
  }
}

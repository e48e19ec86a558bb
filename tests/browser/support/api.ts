import { expect, type APIRequestContext } from "@playwright/test";
import { GENERATION_MS } from "./actions";
import { password, username } from "./environment";

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

  static async signedIn(request: APIRequestContext): Promise<Api> {
    const answer = await request.post("/api/auth/login", { data: { username, password } });
    expect(answer.status(), await answer.text()).toBe(200);
    const { accessToken } = (await answer.json()) as { accessToken: string };
    return new Api(request, { authorization: `Bearer ${accessToken}` });
  }

  /** An account that must choose another password at its first sign-in. */
  async makeAccount(name: string, secret: string): Promise<void> {
    const data = { username: name, email: `${name}@example.org`, password: secret };
    const answer = await this.request.post("/api/admin/users", { headers: this.headers, data });
    expect(answer.status(), await answer.text()).toBe(201);
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

//! What a project with a server of its own has beside its page: the server, what it knows of the app, and how both are run.

mod grants;
mod model;

use std::collections::BTreeMap;

use super::ts::string;
use crate::kit::REACT;
use crate::spec::{AppSpec, Target};

/// Where the server listens unless it is told otherwise.
pub const PORT: u16 = 3000;

/// The files of the server, in the place of those that keep the data in the browser.
pub fn add(spec: &AppSpec, files: &mut BTreeMap<String, String>) {
    let from = if spec.target == Target::Python { "server/python/" } else { "server/node/" };
    for path in REACT.below(from) {
        files.insert(format!("server/{}", &path[from.len()..]), REACT.text(&path).unwrap_or_default());
    }
    let mut put = |path: &str, content: String| files.insert(path.to_owned(), content);
    put("server/PROTOCOL.md", REACT.text("server/PROTOCOL.md").unwrap_or_default());
    put("server/model.json", model::json(spec));
    put("src/main.tsx", REACT.text("server/main.tsx").unwrap_or_default());
    put("src/store.ts", store(spec));
    if spec.sign_in.is_some() {
        put("src/accounts.ts", accounts());
    }
    put("vite.config.ts", vite_config(spec));
    put(".gitignore", REACT.text(".gitignore").unwrap_or_default() + "data/\n__pycache__/\n");
}

fn store(spec: &AppSpec) -> String {
    let mut ids: Vec<&str> = spec.entities.iter().map(|entity| entity.id.as_str()).collect();
    ids.sort_unstable();
    let ids = super::ts::Lit::texts(ids);
    let start = format!("export const store = serverStore({}, ", string(&spec.storage_key()));
    format!(
        "import {{ serverStore }} from './lib/store/serverStore'\n\n/** The app's data store: the records of these entities, and whatever else people share, are on the server. */\n{start}{})\n",
        ids.fitted(0, start.chars().count(), 1)
    )
}

fn accounts() -> String {
    "import { serverAccounts } from './lib/accounts/serverAccounts'\nimport { signIn } from './signIn'\nimport { store } from './store'\n\n/** Where accounts are kept and checked. */\nexport const accountService = serverAccounts(store, store, signIn)\n".to_owned()
}

/// The command that starts the server, from the project's folder.
pub fn command(target: Target) -> &'static [&'static str] {
    match target {
        Target::Python => &["python3", "-u", "server/main.py"],
        _ => &["node", "--disable-warning=ExperimentalWarning", "server/main.ts"],
    }
}

/// While one works on the app, Vite serves the page and passes on to the server what is for it; it starts and ends it, too.
fn vite_config(spec: &AppSpec) -> String {
    let [program, arguments @ ..] = command(spec.target) else { return String::new() };
    let arguments = super::ts::Lit::texts(arguments.iter().copied()).fitted(
        4,
        "    const server = spawn('', ".len() + program.len(),
        0,
    );
    format!(
        "import {{ spawn }} from 'node:child_process'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import {{ defineConfig, type Plugin }} from 'vite'

const PORT = '{PORT}'

export default defineConfig({{
  // Relative addresses: the built app works from any folder.
  base: './',
  plugins: [react(), tailwindcss(), appServer()],
  server: {{ proxy: {{ '/api': 'http://127.0.0.1:{PORT}' }} }},
}})

/** Runs the app's server beside the page while one works on it. */
function appServer(): Plugin {{
  return {{
    name: 'app-server',
    apply: 'serve',
    configureServer({{ httpServer }}) {{
      const server = spawn({}, {arguments}, {{
        env: {{ ...process.env, PORT }},
        stdio: 'inherit',
      }})
      server.on('error', (error) => console.error('The server did not start:', error.message))
      httpServer?.on('close', () => server.kill())
      process.on('exit', () => server.kill())
    }},
  }}
}}
",
        string(program)
    )
}

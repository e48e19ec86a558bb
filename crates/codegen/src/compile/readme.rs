//! The README of a generated project.

use super::accounts::{DEMO_PASSWORD, demo_accounts, role_label};
use super::server::PORT;
use super::ts::turns_direction;
use crate::spec::{AppSpec, Language, Target};

/// `keeps_data`: whether the app stores anything.
pub fn react(spec: &AppSpec, keeps_data: bool) -> String {
    let mut out = opening(spec);
    out += &run(spec.target);
    out += "`npm run typecheck` and `npm run lint` check the code.\n\n";
    out += &pages(spec);
    out += "## Where things are\n\n";
    out += "- `src/App.tsx`: the list of pages.\n- `src/pages/`: one file per page.\n";
    if !spec.entities.is_empty() {
        out += "- `src/entities/`: what the app keeps: the fields, their rules and the sample records.\n";
    }
    out += "- `src/components/`: the parts the pages are made of.\n";
    out += "- `src/lib/`: the logic behind them, free of any user interface.\n";
    out += "- `src/index.css`: colours and typography, as CSS variables at the top.\n";
    if spec.target.has_server() {
        out += "- `server/`: the server. `server/model.json` is what it knows of the app: fields, who may do what, the first records; `server/PROTOCOL.md` says what it answers.\n";
    }
    out += "\n";
    out += "React and Tailwind CSS; no other library at run time.";
    if spec.language == Language::Javascript {
        out += " The code is TypeScript: types are checked by `npm run typecheck` and vanish in the build.";
    }
    out += "\n";
    if spec.target.has_server() {
        return out + &accounts(spec) + SERVER_DATA;
    }
    out + &accounts(spec) + if keeps_data { DATA } else { "" }
}

fn run(target: Target) -> String {
    let needs = match target {
        Target::Fullstack => "Needs Node.js 22.18 or newer.",
        Target::Python => "Needs Node.js 20.19 or newer to build the page, and Python 3.11 or newer for the server.",
        Target::React | Target::Static => "Needs Node.js 20.19 or newer.",
    };
    let mut out = format!("## Run it\n\n{needs}\n\n```sh\nnpm install\nnpm run dev\n```\n\n");
    if target.has_server() {
        out += "That runs the server, too. `npm run build` writes the finished page to `dist/`; from then on `npm start` is the whole ";
        out += &format!(
            "app, at <http://127.0.0.1:{PORT}>. `PORT`, `HOST` and `ISEKAI_DATA_DIR` (where the database is) change that. "
        );
    } else {
        out += "`npm run build` writes the finished app to `dist/`; any web server can serve that folder. ";
    }
    out
}

pub fn opening(spec: &AppSpec) -> String {
    if spec.tagline.is_empty() {
        format!("# {}\n\n", plain_text(&spec.name))
    } else {
        format!("# {}\n\n{}\n\n", plain_text(&spec.name), plain_text(&spec.tagline))
    }
}

/// Text that is no markup, wherever in a line it stands (CommonMark 0.31, backslash escapes).
fn plain_text(text: &str) -> String {
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut chars = text.chars().peekable();
    // `1.` at the beginning of a line would begin a list.
    let mut number = true;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let marks = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '$' => true,
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            '#' => before.is_none_or(|before: char| !before.is_alphanumeric()),
            '-' | '+' | '=' | ':' => before.is_none(),
            '.' | ')' => number && before.is_some(),
            _ => false,
        };
        match c {
            c if turns_direction(c) => out.push_str(&format!("&#x{:x};", u32::from(c))),
            c if marks => out.extend(['\\', c]),
            c => out.push(c),
        }
        number &= c.is_ascii_digit();
        before = Some(c);
    }
    out
}

pub fn pages(spec: &AppSpec) -> String {
    if spec.pages.len() < 2 {
        return String::new();
    }
    let lines = spec.pages.iter().enumerate().map(|(at, page)| {
        let address = if at == 0 { "#/".to_owned() } else { format!("#/{}", page.id) };
        format!("- {} (`{address}`)\n", plain_text(&page.title))
    });
    format!("## Pages\n\n{}\n", lines.collect::<String>())
}

/// Where the data is.
const DATA: &str =
    "\n## Data\n\nEverything stays in the browser's storage on this device. Clearing the site's data deletes it.\n";

const SERVER_DATA: &str = "
## Data

Records are in an SQLite database, `data/app.db`; so is whatever else people share. What is one person's own, such as a shopping cart or the theme, stays
in their browser. Copy the folder `data/` while the server is stopped to keep a backup.

Other programs read and write records as JSON: `GET /api/records/NAME`, `POST`, and `GET`, `PATCH`, `DELETE` with `/ID` behind it, under the same rules as people.
";

/// Who may use the app, and what that is worth.
fn accounts(spec: &AppSpec) -> String {
    let Some(sign_in) = &spec.sign_in else { return String::new() };
    let roles: Vec<String> = sign_in.roles.iter().map(|role| role_label(role)).collect();
    let mut out = format!("\n## Accounts\n\nPeople sign up and log in. Roles: {}", roles.join(", "));
    out += "; `src/signIn.ts` lists them, `src/App.tsx` says which pages they may open.\n";
    let demo = demo_accounts(spec, sign_in);
    if !demo.is_empty() {
        out += &format!("\nDemo accounts, all with the password `{DEMO_PASSWORD}`:\n\n");
        for one in demo {
            out += &format!("- {} (`{}`)\n", role_label(&one.role), one.email);
        }
    }
    if spec.target.has_server() {
        out += "\nThe server keeps the accounts, passwords as salted hashes (scrypt) only, and decides for every request what whoever sent it ";
        out += "may read and change: `grants` in `server/model.json`, made of what the pages allow.";
        let warning = " Whoever can reach the app can use the demo accounts: give them other passwords, or delete them, before others do.";
        return out + if demo_accounts(spec, sign_in).is_empty() { "" } else { warning } + "\n";
    }
    out += "\nAccounts are kept where the data is: in the browser's storage. Passwords are only kept as salted hashes (PBKDF2 with ";
    out += "SHA-256), but accounts and roles do not protect the data from the owner of the device, who can read and change ";
    out + "all that is stored. That takes a server that checks who asks; `src/store.ts` is the place to connect one.\n"
}

pub fn plain(spec: &AppSpec, keeps_data: bool) -> String {
    let mut out = opening(spec);
    out += "## Run it\n\nNo build, nothing to install: any web server will do.\n\n```sh\npython3 -m http.server 8000\n```\n\n";
    out += "Then open <http://localhost:8000>. Browsers do not load JavaScript modules from `file:` addresses, so opening ";
    out += "`index.html` by a double click shows the page without its functions.\n\n";
    out += &pages(spec);
    out += "## Where things are\n\n- `index.html`: the pages.\n- `styles/`: colours and typography are at the top of `base.css`.\n";
    if !spec.entities.is_empty() {
        out += "- `scripts/entities/`: what the app keeps: the fields, their rules and the sample records.\n";
    }
    out +=
        "- `scripts/main.js`: which component stands where.\n- `scripts/components/`, `scripts/ui/`: the components.\n";
    out += "- `scripts/lib/`: the logic behind them, free of any user interface.\n";
    out + if keeps_data { DATA } else { "" }
}

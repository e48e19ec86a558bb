//! The README of a generated project.

use crate::blocks::find_block;
use crate::spec::{AppSpec, Language};

pub fn react(spec: &AppSpec) -> String {
    let mut out = opening(spec);
    out += "## Run it\n\nNeeds Node.js 20.19 or newer.\n\n```sh\nnpm install\nnpm run dev\n```\n\n";
    out += "`npm run build` writes the finished app to `dist/`; any web server can serve that folder. ";
    out += "`npm run typecheck` and `npm run lint` check the code.\n\n";
    out += &pages(spec);
    out += "## Where things are\n\n";
    out += "- `src/App.tsx`: the list of pages.\n- `src/pages/`: one file per page.\n";
    if !spec.entities.is_empty() {
        out += "- `src/entities/`: what the app keeps: the fields, their rules and the sample records.\n";
    }
    out += "- `src/components/`: the parts the pages are made of.\n";
    out += "- `src/lib/`: the logic behind them, free of any user interface.\n";
    out += "- `src/index.css`: colours and typography, as CSS variables at the top.\n\n";
    out += "React and Tailwind CSS; no other library at run time.";
    if spec.language == Language::Javascript {
        out += " The code is TypeScript: types are checked by `npm run typecheck` and vanish in the build.";
    }
    out + "\n" + data(spec)
}

pub fn opening(spec: &AppSpec) -> String {
    if spec.tagline.is_empty() {
        format!("# {}\n\n", spec.name)
    } else {
        format!("# {}\n\n{}\n\n", spec.name, spec.tagline)
    }
}

pub fn pages(spec: &AppSpec) -> String {
    if spec.pages.len() < 2 {
        return String::new();
    }
    let lines = spec.pages.iter().enumerate().map(|(at, page)| {
        let address = if at == 0 { "#/".to_owned() } else { format!("#/{}", page.id) };
        format!("- {} (`{address}`)\n", page.title)
    });
    format!("## Pages\n\n{}\n", lines.collect::<String>())
}

/// Where the data is, for apps that keep any.
pub fn data(spec: &AppSpec) -> &'static str {
    let keeps =
        ["records", "form", "board", "todo", "notes", "calculator", "tic-tac-toe", "contact-form", "newsletter"];
    let blocks = || spec.pages.iter().flat_map(|page| &page.blocks);
    if blocks().any(|block| keeps.contains(&block.kind.as_str()) && find_block(&block.kind).is_some()) {
        "\n## Data\n\nEverything stays in the browser's storage on this device. Clearing the site's data deletes it.\n"
    } else {
        ""
    }
}

pub fn plain(spec: &AppSpec) -> String {
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
    out + data(spec)
}

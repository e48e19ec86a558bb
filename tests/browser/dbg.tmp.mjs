import { chromium } from "playwright-core";
const b = await chromium.launch({executablePath:"/usr/bin/chromium", args:["--no-sandbox"]});
const p = await (await b.newContext({viewport:{width:1360,height:860}})).newPage();
p.on("console", m => console.log("C", m.type(), m.text().slice(0,300)));
p.on("pageerror", e => console.log("E", e.message));
await p.goto(process.env.ISEKAI_URL);
await p.getByLabel("User name").fill("admin");
await p.getByLabel("Password",{exact:true}).fill(process.env.ISEKAI_ADMIN_PASSWORD);
await p.getByRole("button",{name:"Sign in"}).click();
await p.getByLabel("What should the app do?").fill("Create a CSV viewer application");
await p.getByRole("button",{name:"Create",exact:true}).click();
const f = p.getByTitle(/^Preview of /);
await f.waitFor({timeout:60000});
await f.contentFrame().getByText("Drop a CSV").waitFor();
await p.getByLabel("What should change?").fill("change the title to Order Book");
await p.keyboard.press("Enter");
await p.getByText(/files changed/).waitFor();
p.on("request", r => console.log("R", r.method(), r.url(), r.frame()===p.mainFrame()));
for (let i=0;i<12;i++){ await new Promise(r=>setTimeout(r,500)); }
await p.screenshot({path:"/tmp/bdbg/iter.png"});
for (const fr of p.frames()) { console.log("F", fr.url()); if (fr!==p.mainFrame()) console.log(await fr.evaluate(()=>document.body.innerHTML.slice(0,1500)).catch(e=>e.message)); }
console.log(p.url());
await p.getByRole("button",{name:"Reload the preview"}).click();
await new Promise(r=>setTimeout(r,2000));
await p.screenshot({path:"/tmp/bdbg/iter2.png"});
await b.close();

import { chromium } from "playwright-core";
const b = await chromium.launch({executablePath:"/usr/bin/chromium", args:["--no-sandbox"]});
const p = await (await b.newContext({viewport:{width:1360,height:860}, reducedMotion:"reduce"})).newPage();
p.on("console", m => console.log("C", m.type(), m.text().slice(0,300)));
p.on("pageerror", e => console.log("E", e.message));
await p.goto(process.env.ISEKAI_URL);
await p.getByLabel("User name").fill("admin");
await p.getByLabel("Password",{exact:true}).fill(process.env.ISEKAI_ADMIN_PASSWORD);
await p.getByRole("button",{name:"Sign in"}).click();
const box = p.getByLabel("What should the app do?");
await box.focus();
const who = () => p.evaluate(() => document.activeElement.outerHTML.slice(0,160));
console.log(await who());
for (let i=0;i<4;i++){ await p.keyboard.press("Shift+Tab"); console.log(i, await who()); }
await p.screenshot({path:"/tmp/bdbg/skip.png"});
await b.close();

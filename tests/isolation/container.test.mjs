// What an app's container is allowed, as the engine itself tells it, and what the roles of the platform may not touch.
import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createUser, docker, dockerHost, generate, pids, status, waitForAppStatus } from '../lib/system.mjs';

let user;
let container;

before(async () => {
  user = await createUser();
  const made = await generate(user.token, 'Create a CSV viewer application');
  const app = await waitForAppStatus(user.token, made.body.id, 'running');
  [container] = JSON.parse(docker('inspect', app.containerId));
});

after(async () => {
  await user.remove();
});

describe('docker inspect of an app', () => {
  it('shows the settings of the sandbox', () => {
    const { Config: config, HostConfig: host } = container;
    assert.equal(config.User, '10001:10001');
    assert.equal(config.Tty, false);
    assert.deepEqual(host.CapDrop.map((name) => name.toUpperCase()), ['ALL']);
    assert.deepEqual(host.CapAdd ?? [], []);
    assert.equal(host.Privileged, false);
    assert.equal(host.ReadonlyRootfs, true);
    assert.equal(host.NetworkMode, 'none');
    assert.ok(host.PidsLimit > 0 && host.PidsLimit <= 512, `PidsLimit ${host.PidsLimit}`);
    assert.ok(host.Memory > 0);
    assert.equal(host.Memory, host.MemorySwap);
    assert.ok(host.NanoCpus > 0 && host.CpuShares > 0);
    const limits = Object.fromEntries(host.Ulimits.map(({ Name, Hard }) => [Name, Hard]));
    assert.equal(limits.core, 0);
    assert.ok(limits.nofile > 0 && limits.fsize > 0);
    assert.ok(host.ShmSize > 0);
    assert.equal(host.IpcMode, 'private');
    assert.notEqual(host.PidMode, 'host');
    assert.notEqual(host.UTSMode, 'host');
    assert.ok(host.OomScoreAdj > 0);
    assert.equal(host.LogConfig.Type, 'none');
    assert.equal(host.RestartPolicy.Name, 'no');
    assert.deepEqual(host.Binds ?? [], []);
    assert.deepEqual(container.Mounts ?? [], []);
    assert.deepEqual(host.Devices ?? [], []);
    for (const path of ['/proc/kcore', '/proc/keys', '/proc/interrupts', '/sys/firmware']) assert.ok(host.MaskedPaths.includes(path), path);
    for (const path of ['/proc/sys', '/proc/sysrq-trigger']) assert.ok(host.ReadonlyPaths.includes(path), path);
  });

  it('has its own seccomp profile and no new privileges', () => {
    const options = container.HostConfig.SecurityOpt.join('\n');
    assert.match(options, /no-new-privileges/);
    const profile = JSON.parse(/seccomp=(\{.*)/s.exec(options)[1]);
    assert.equal(profile.defaultAction, 'SCMP_ACT_ERRNO');
    const allowed = new Set(profile.syscalls.filter(({ action }) => action === 'SCMP_ACT_ALLOW').flatMap(({ names }) => names));
    for (const name of ['mount', 'umount2', 'setns', 'unshare', 'ptrace', 'bpf', 'keyctl', 'userfaultfd', 'io_uring_setup', 'perf_event_open', 'clone3', 'add_key', 'open_tree', 'move_mount', 'fsopen']) {
      assert.ok(!allowed.has(name), `${name} is allowed`);
    }
  });

  it('writes only to bounded memory file systems', () => {
    const mounts = container.HostConfig.Tmpfs;
    assert.deepEqual(Object.keys(mounts).sort(), ['/tmp', '/workspace']);
    for (const options of Object.values(mounts)) {
      for (const option of ['nosuid', 'nodev', 'size=', 'nr_inodes=']) assert.ok(options.includes(option), `${options} lacks ${option}`);
    }
    assert.ok(mounts['/tmp'].split(',').includes('noexec'));
  });
});

describe('from inside', () => {
  // docker exec runs with the container's own settings: what it cannot do, the app cannot do.
  const inside = (script) => {
    const { status: code, stdout, stderr } = spawnSync('docker', ['exec', container.Id, '/opt/isekai/bin/node', '-e', script], {
      env: { ...process.env, DOCKER_HOST: dockerHost() }, encoding: 'utf8', timeout: 30_000,
    });
    return { code, output: stdout + stderr };
  };

  it('there is no interface but loopback, and nothing outside can be reached', () => {
    assert.equal(inside('console.log(Object.keys(os.networkInterfaces()).filter((name) => name !== "lo").length)').output.trim(), '0');
    for (const target of ['127.0.0.1:8080', '172.17.0.1:80', '169.254.169.254:80', '10.0.0.1:443']) {
      const [host, port] = target.split(':');
      const { output } = inside(`net.connect(${port}, "${host}").on("connect", () => console.log("CONNECTED")).on("error", (e) => console.log(e.code)).setTimeout(3000, function () { console.log("TIMEOUT"); this.destroy() })`);
      assert.match(output, /ENETUNREACH|ECONNREFUSED|EHOSTUNREACH|EPERM|EACCES/, `${target}: ${output}`);
    }
    assert.match(inside('dns.lookup("example.com", (e) => console.log(e.code))').output, /EAI_AGAIN|ENOTFOUND/);
  });

  it('the root file system cannot be written, nor the agent be looked into', () => {
    assert.match(inside('fs.writeFileSync("/etc/x", "x")').output, /EROFS|EACCES/);
    assert.match(inside('fs.readFileSync("/proc/1/environ")').output, /EACCES/);
    assert.match(inside('fs.readFileSync("/proc/1/mem")').output, /EACCES|EPERM/);
  });
});

describe('roles of the platform', () => {
  it('serve, planner and worker run as users of their own and cannot open the engine', () => {
    const socket = dockerHost().replace('unix://', '');
    const users = new Set();
    for (const role of ['serve', 'planner', 'worker']) {
      const [pid] = pids(role);
      const facts = status(pid);
      const [real, effective, saved] = facts.Uid.split('\t');
      assert.notEqual(real, '0', role);
      assert.ok(real === effective && effective === saved, `${role}: ${facts.Uid}`);
      assert.equal(BigInt(`0x${facts.CapEff}`), 0n, role);
      assert.equal(facts.NoNewPrivs, '1', role);
      users.add(real);
      const groups = facts.Groups.trim().split(/\s+/).filter(Boolean).join(',');
      const probe = `require("net").connect("${socket}").on("connect", () => console.log("OPEN")).on("error", (e) => console.log(e.code))`;
      const as = ['--reuid', real, '--regid', facts.Gid.split('\t')[0], ...(groups ? ['--groups', groups] : ['--clear-groups'])];
      const { stdout, stderr } = spawnSync('setpriv', [...as, process.execPath, '-e', probe], { encoding: 'utf8', cwd: '/' });
      assert.match(stdout + stderr, /EACCES/, `${role}: ${stdout}${stderr}`);
    }
    assert.equal(users.size, 3);
  });
});

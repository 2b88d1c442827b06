using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Says before a run what a call lacks to sign in (WDL reference, "Authentication").</summary>
internal static class CallAuthentication
{
    /// <param name="request">What holds the member <c>authentication</c>. One that an expression gives is seen only when it runs.</param>
    /// <param name="path">The request's place in the definition.</param>
    public static void Check(Value? request, string path, string step, ProgramCompiler compiler)
    {
        if (request?.Get("authentication") is not { } sign || sign.Get("type")?.AsText() is not { } type || type.Contains('@'))
        {
            return;
        }

        path += ".authentication";
        switch (type.ToUpperInvariant())
        {
            case "" or "NONE":
                break;
            case "BASIC":
                // One of them may be empty: some servers take a key in place of either.
                NeedAny(["username", "password"]);
                break;
            case "RAW":
                NeedAny(["value"]);
                break;
            case "CLIENTCERTIFICATE":
                NeedAny(["pfx"]);
                break;
            case "ACTIVEDIRECTORYOAUTH":
                Need(["tenant", "audience", "clientId"]);
                if (!Has("secret") && !Has("pfx"))
                {
                    Miss("secret", "secret, or pfx with its password");
                }

                break;
            case "MANAGEDSERVICEIDENTITY":
                Need(["audience"]);
                break;
            default:
                compiler.Faults.NotSupported(path, "Authentication", $"The step '{step}' signs in with {type}, which is not known here, so its call would fail. Use Basic, Raw with a token, ClientCertificate, ActiveDirectoryOAuth or ManagedServiceIdentity.");
                break;
        }

        void Need(string[] names)
        {
            foreach (var name in names.Where(name => !Has(name)))
            {
                Miss(name, name);
            }
        }

        void NeedAny(string[] names)
        {
            foreach (var name in names.Where(name => sign.Get(name) is null or NullValue))
            {
                Miss(name, name);
            }
        }

        void Miss(string name, string what) => compiler.Faults.Error($"{path}.{name}", "MissingInput", $"'{step}' signs in with {type}, which needs {what}.");

        bool Has(string name) => sign.Get(name)?.AsText() is { Length: > 0 };
    }
}
